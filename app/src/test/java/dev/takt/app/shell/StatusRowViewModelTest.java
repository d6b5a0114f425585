package dev.takt.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.session.SimulatedRun;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import org.junit.jupiter.api.Test;

class StatusRowViewModelTest {
    private static final Project DESIGN =
            Samples.byId("priority-inversion").orElseThrow().project();

    private static SimulatedRun run(RunLimit limit) {
        Simulated seen = Reading.of(DESIGN, ShippedCatalogue.get(), limit, Progress.NONE)
                .run()
                .orElseThrow();
        return SimulatedRun.of(DESIGN, seen);
    }

    @Test
    void wholeRunSaysHowLongItIs() {
        assertEquals("Simulated 200 ms in 7 ms, seed 42", StatusRowViewModel.run(run(RunLimit.of(DESIGN)), 7));
    }

    @Test
    void runThatIsCutSaysHowMuchOfItThereIs() {
        SimulatedRun cut = run(RunLimit.of(DESIGN).withMaxEvents(20));

        assertEquals(
                "Simulated only %s of 200 ms: cut after %d events; 7 ms, seed 42"
                        .formatted(
                                TimeText.exact(cut.durationNs()),
                                cut.data().trace().size()),
                StatusRowViewModel.run(cut, 7));
    }
}

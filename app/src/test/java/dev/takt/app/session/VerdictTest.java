package dev.takt.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is claimed of a design, and what is not. */
class VerdictTest {
    private final Project inversion =
            Samples.byId("priority-inversion").orElseThrow().project();

    @Test
    void withoutABoundForEveryTaskNothingIsCalledSchedulable() {
        assertEquals(new Verdict(Tone.WARN, "Simulated only", "2 of 3 bounded"), verdict(inversion));
    }

    @Test
    void boundsWithinAllDeadlinesAreSchedulable() {
        Resource bus = inversion.item(ItemId.of("bus"), Resource.class).orElseThrow();
        assertEquals(
                new Verdict(Tone.OK, "Schedulable", "3 of 3 bounded"),
                verdict(inversion.withItem(bus.withProtocol(Protocol.INHERITANCE))));
    }

    @Test
    void aBoundAboveItsDeadlineIsNotSchedulable() {
        Task communication =
                inversion.item(ItemId.of("communication"), Task.class).orElseThrow();
        Project tight = inversion.withItem(communication.withActivation(new Activation.Periodic(10_000_000, 0, 0)));
        assertEquals(Tone.ERR, verdict(tight).tone());
        assertEquals("Not schedulable", verdict(tight).word());
    }

    @Test
    void ofAFileThatWasNotReadWholeNothingIsClaimed() {
        assertEquals(new Verdict(Tone.ERR, "Not read whole", "2 in the file not read"), Verdict.ofPart(2));
    }

    private static Verdict verdict(Project project) {
        return Verdict.of(
                Reading.of(
                        project, ShippedCatalogue.get(), RunLimit.of(project), Progress.NONE, Stage.CHECKED, _ -> {}),
                Optional.empty());
    }
}

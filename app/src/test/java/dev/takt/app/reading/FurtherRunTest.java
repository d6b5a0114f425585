package dev.takt.app.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.RunState;
import dev.takt.sim.trace.TraceBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run that was cut and has gone on is what is told of the run in one piece: events, figures, findings. */
class FurtherRunTest {
    @TempDir
    private Path folder;

    /** Whoever waits has had enough as soon as the run asks. */
    private static final class Enough implements Progress {
        @Override
        public void report(double share) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public boolean enough() {
            return true;
        }
    }

    private static Reading read(Project project, RunLimit limit) {
        return Reading.of(project, ShippedCatalogue.get(), limit, Progress.NONE);
    }

    private static void assertSame(Simulated expected, Simulated found, String name) {
        assertArrayEquals(TraceBytes.of(expected.trace()), TraceBytes.of(found.trace()), name);
        assertEquals(
                List.of(
                        expected.state(),
                        expected.metrics(),
                        expected.load(),
                        expected.stacks(),
                        expected.chains(),
                        expected.findings()),
                List.of(found.state(), found.metrics(), found.load(), found.stacks(), found.chains(), found.findings()),
                name);
    }

    @Test
    void everySampleThatIsCutAndGoesOnIsTheRunInOnePiece() {
        for (Sample sample : Samples.ALL) {
            Project project = sample.project();
            RunLimit limit = RunLimit.of(project);
            Reading whole = read(project, limit);
            int events = whole.run().orElseThrow().trace().size();
            Reading cut = read(project, limit.withMaxEvents(events / 3));
            assertTrue(cut.isCut(), sample.id());
            Reading twice = cut.further(limit.withMaxEvents(events / 3), Progress.NONE);
            assertTrue(twice.isCut(), sample.id());
            Reading inFile = twice.further(limit.withScratch(folder), Progress.NONE);
            assertSame(whole.run().orElseThrow(), inFile.run().orElseThrow(), sample.id());
            assertTrue(!inFile.isCut(), sample.id());
        }
    }

    @Test
    void aRunThatIsStoppedIsShownAsFarAsItCameAndGoesOn() {
        Project project = Samples.byId("motor-control").orElseThrow().project();
        RunLimit limit = RunLimit.of(project).withForNs(5_000_000_000L);
        Reading stopped = Reading.of(project, ShippedCatalogue.get(), limit, new Enough());
        Simulated part = stopped.run().orElseThrow();
        assertEquals(RunState.STOPPED, part.state());
        assertTrue(part.trace().size() > 0 && part.trace().durationNs() < limit.forNs());
        assertTrue(part.slices().durationNs() == part.trace().durationNs(), "its figures are there");
        Reading whole = stopped.further(limit, Progress.NONE);
        assertSame(read(project, limit).run().orElseThrow(), whole.run().orElseThrow(), "motor-control");
    }

    @Test
    void aRunThatCameToItsEndDoesNotGoOn() {
        Project project = Samples.byId("motor-control").orElseThrow().project();
        Reading whole = read(project, RunLimit.of(project));
        assertEquals(
                Optional.empty(),
                whole.run()
                        .orElseThrow()
                        .further(whole.machine().orElseThrow(), RunLimit.of(project), Progress.NONE)
                        .map(Simulated::state));
    }
}

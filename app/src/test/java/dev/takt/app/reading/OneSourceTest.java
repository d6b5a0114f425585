package dev.takt.app.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Generation;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Levels and ceilings come from one place: a changed priority changes ceiling, bound, run and firmware together. */
class OneSourceTest {
    private static final ItemId REPORT = ItemId.of("report");
    private static final ItemId STATE = ItemId.of("state");

    private final Project sample = Samples.byId("rtic-cortex-m3").orElseThrow().project();

    @Test
    void asShippedTheCeilingIsThatOfSampling() {
        Reading reading = read(sample);
        assertEquals(3, ceilingPriority(reading));
        assertTrue(mainRs(reading).contains("/// Ceiling 3: `sampling` at 3, `control` at 2, `report` at 1."));
        assertTrue(mainRs(reading).contains("#[task(priority = 1, shared = [state], local = [report])]"));
        assertEquals("sampling", firstToStart(reading));
        assertTrue(bound(reading, "sampling") > bound(reading, "uart-rx"));
    }

    @Test
    void raisingReportRaisesTheCeilingAndPutsItFirstEverywhere() {
        Task report = sample.item(REPORT, Task.class).orElseThrow();
        Reading before = read(sample);
        Reading after = read(sample.withItem(report.withPriority(6)));
        assertEquals(6, ceilingPriority(after));
        assertTrue(mainRs(after).contains("/// Ceiling 6: `sampling` at 3, `control` at 2, `report` at 6."));
        assertTrue(mainRs(after).contains("#[task(priority = 6, shared = [state], local = [report])]"));
        assertEquals("report", firstToStart(after));
        assertTrue(bound(after, "report") < bound(before, "report"));
        assertTrue(bound(after, "sampling") > bound(before, "sampling"));
    }

    private static Reading read(Project project) {
        return Reading.of(project, ShippedCatalogue.get(), RunLimit.of(project), Progress.NONE);
    }

    /** The ceiling as the model counts priorities. */
    private static int ceilingPriority(Reading reading) {
        Machine machine = reading.machine().orElseThrow();
        SharedResource state = machine.resource(STATE).orElseThrow();
        return machine.cores().getFirst().levels().get(state.ceiling()).priority();
    }

    private static String mainRs(Reading reading) {
        Generation.Generated made = (Generation.Generated) reading.generation().orElseThrow();
        List<GeneratedFile> found = made.files().stream()
                .filter(f -> f.path().equals("src/main.rs"))
                .toList();
        return found.getFirst().text();
    }

    private static String firstToStart(Reading reading) {
        Trace trace = reading.run().orElseThrow().trace();
        int first = IntStream.range(0, trace.size())
                .filter(i -> trace.kind(i) == EventKind.START)
                .findFirst()
                .orElseThrow();
        return trace.names().contexts().get(trace.context(first)).name();
    }

    private static long bound(Reading reading, String item) {
        return switch (reading.analysis()
                .orElseThrow()
                .of(ItemId.of(item))
                .orElseThrow()
                .bound()) {
            case Bound.Known known -> known.ns();
            case Bound.Unbounded _, Bound.NotApplicable _ -> throw new AssertionError(item);
        };
    }
}

package dev.takt.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every shipped design runs, and twice the same. */
class SampleRunTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    private static Trace run(Machine machine) {
        Run run = Simulation.start(
                PlanCompiler.compile(machine),
                RunOptions.ofSeed(machine.project().settings().seed()));
        RunState state = run.advance(Limit.until(machine.project().settings().runForNs()), Progress.NONE);
        assertEquals(RunState.TIME_REACHED, state);
        return run.trace();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void everySampleRunsTwiceTheSame(Sample sample) {
        Machine machine = Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
        Trace trace = run(machine);
        assertArrayEquals(TraceBytes.of(trace), TraceBytes.of(run(machine)));
        Metrics metrics = Metrics.of(trace);
        assertTrue(metrics.contexts().stream().anyMatch(c -> c.completed() > 0));
    }
}

package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.AtWorst;
import dev.takt.codegen.trace.CalibrationDesign;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.board.BoardTrace;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What firmware prints in QEMU, read as a trace of its design: each job arrives, responds and is preempted as in the simulation, within what the tests of the same designs allow an event under the rows of the catalogue. */
@Tag("firmware")
class BoardTraceFirmwareTest {
    private static final long MS = 1_000_000;
    /** As {@link RticTraceTest} and {@link EmbassyTraceTest} state it. */
    private static final long BOUND_NS = 50_000;
    /** Jobs around the end of the run may end on either side of it. */
    private static final long MARGIN_NS = 2 * MS;

    @TempDir
    Path folder;

    @Test
    void logOfRticIsATraceWithTheResponsesOfItsSimulation() throws Exception {
        RandomDesigns designs = new RandomDesigns("lm3s6965", "rtic", MS, List.of());
        long preempted = 0;
        for (int i = 0; i < 3; i++) {
            preempted += compare(designs.from(RandomDesigns.seed(i)));
        }
        assertTrue(preempted > 0, "nobody was preempted");
    }

    /** Nothing in its log says when its jobs have arrived. */
    @Test
    void logOfEmbassyIsATraceWithTheResponsesOfItsSimulation() throws Exception {
        long preempted = compare(CalibrationDesign.calling("lm3s6965", "embassy"));
        assertTrue(preempted > 0, "nobody was preempted");
    }

    /** How often somebody was preempted in it. */
    private long compare(Project design) throws Exception {
        Project project = TracedFirmware.named(design);
        Path place = Files.createTempDirectory(folder, "firmware");
        Path elf = ExportedProject.of(project, place).build("takt-load", "takt-trace");
        Machine machine =
                Machine.of(AtWorst.of(project), ShippedCatalogue.get()).orElseThrow();
        BoardTrace read = BoardTrace.read(Qemu.LM3S6965.run(elf), PlanCompiler.compile(machine));
        assertEquals(List.of(), read.losses());
        assertTrue(read.stackBytes().isPresent(), project.name());
        Trace simulated = simulated(machine);
        assertEquals(simulated.names(), read.trace().names());
        long jobs = compare(simulated, read.trace(), project.name());
        assertTrue(jobs > 15, project.name() + ": " + jobs + " jobs");
        return preemptions(read.trace());
    }

    private static Trace simulated(Machine machine) {
        var settings = machine.project().settings();
        var run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(settings.seed()));
        run.advance(Limit.until(settings.runForNs()), Progress.NONE);
        return run.trace();
    }

    private static long compare(Trace simulated, Trace read, String where) {
        Slices expected = Slices.of(simulated);
        Slices seen = Slices.of(read);
        long compared = 0;
        for (ContextName context : simulated.names().contexts()) {
            Jobs wanted = expected.jobs(context.index());
            Jobs got = seen.jobs(context.index());
            for (int job = 0; job < wanted.size(); job++) {
                long finish = wanted.finish(job);
                if (wanted.outcome(job) != JobOutcome.COMPLETED || finish > simulated.durationNs() - MARGIN_NS) {
                    continue;
                }
                String which = where + ", " + context.name() + "#" + job;
                assertTrue(job < got.size() && got.outcome(job) == JobOutcome.COMPLETED, which);
                near(wanted.arrival(job), got.arrival(job), which + " arrives");
                near(wanted.start(job), got.start(job), which + " begins");
                near(finish, got.finish(job), which + " ends");
                near(finish - wanted.arrival(job), got.finish(job) - got.arrival(job), which + " responds");
                assertEquals(wanted.missed(job), got.missed(job), which + " is late");
                compared++;
            }
        }
        return compared;
    }

    private static void near(long expectedNs, long seenNs, String what) {
        assertTrue(Math.abs(expectedNs - seenNs) <= BOUND_NS, what + " at " + seenNs + ", simulated " + expectedNs);
    }

    private static long preemptions(Trace trace) {
        return Metrics.of(trace).contexts().stream()
                .mapToLong(ContextMetrics::preemptions)
                .sum();
    }
}

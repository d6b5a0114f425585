package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.export.TraceFiles;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.store.TraceFile;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that was written to a file and read back, and one that lay in a file while it was written, say the same of the run as the one in memory: metrics, and the blame of every job. */
class ReadBackTest {
    private static final int DESIGNS = Seeds.count(150);
    private static final Limit LIMIT = Limit.until(20_000_000).withMaxEvents(10_000);

    @TempDir
    private Path folder;

    @Test
    void anyDesignMeasuresTheSameFromAFile() throws IOException {
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            check(PlanCompiler.compile(new RandomDesigns(seed + 70_000).next().machine()), LIMIT, "seed " + seed);
        }
    }

    @Test
    void everySampleMeasuresTheSameFromAFile() throws IOException {
        for (Sample sample : Samples.ALL) {
            Machine machine =
                    Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
            check(PlanCompiler.compile(machine), Limit.until(1_000_000_000), sample.id());
        }
    }

    private void check(SimPlan plan, Limit limit, String where) throws IOException {
        Trace memory = run(plan, RunOptions.ofSeed(7), limit);
        Path file = folder.resolve("a.trace");
        try (OutputStream out = Files.newOutputStream(file)) {
            TraceBytes.write(memory, out);
        }
        TraceBytes.Part read = TraceFiles.read(file, Integer.MAX_VALUE, Progress.NONE);
        assertTrue(read.isWhole(), where);
        same(memory, read.trace(), where + ", read back");
        Files.delete(file);
        try (TraceFile shelf = TraceFile.create(folder.resolve("spilled"))) {
            same(memory, run(plan, RunOptions.ofSeed(7).withShelf(shelf), limit), where + ", spilled");
        }
    }

    private static Trace run(SimPlan plan, RunOptions options, Limit limit) {
        Run run = Simulation.start(plan, options);
        run.advance(limit, Progress.NONE);
        return run.trace();
    }

    private static void same(Trace a, Trace b, String where) {
        assertArrayEquals(TraceBytes.of(a), TraceBytes.of(b), where);
        assertEquals(Metrics.of(a), Metrics.of(b), where);
        Slices one = Slices.of(a);
        Slices other = Slices.of(b);
        for (ContextName context : a.names().contexts()) {
            int jobs = Math.min(10, one.jobs(context.index()).size());
            for (int i = 0; i < jobs; i++) {
                long job = one.jobs(context.index()).number(i);
                assertEquals(
                        Blame.of(a, one, context.index(), job),
                        Blame.of(b, other, context.index(), job),
                        where + ", job " + job + " of " + context.name());
            }
        }
    }
}

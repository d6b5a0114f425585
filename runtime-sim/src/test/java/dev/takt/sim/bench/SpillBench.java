package dev.takt.sim.bench;

import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.store.TraceFile;
import dev.takt.sim.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trace of a billion events in a file: how fast it is written, and what is left in memory. An argument says how many events. */
public final class SpillBench {
    private static final long ALL = 1_000_000_000L;

    private SpillBench() {}

    public static void main(String[] arguments) throws Exception {
        long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : ALL;
        Path folder = Files.createTempDirectory("takt-spill");
        try (TraceFile file = TraceFile.create(folder.resolve("trace"))) {
            Run run = Simulation.start(
                    PlanCompiler.compile(EngineDesigns.machine("c")),
                    RunOptions.ofSeed(1).withShelf(file));
            long start = System.nanoTime();
            run.advance(Limit.until(Long.MAX_VALUE).withMaxEvents(events), Progress.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long used = runtime.totalMemory() - runtime.freeMemory();
            Trace trace = run.trace();
            Row.of(
                            "c, " + trace.size() / 1_000_000 + " million records into a file",
                            trace.size() / seconds / 1e6,
                            "M records/s")
                    .print();
            Row.of("c, heap in use then", used / 1e6, "MB").goal("<= 512").print();
            Row.of("c, file", file.size() / 1e6, "MB").print();
        } finally {
            Files.delete(folder);
        }
    }
}

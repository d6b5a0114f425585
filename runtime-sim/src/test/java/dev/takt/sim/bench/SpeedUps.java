package dev.takt.sim.bench;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Sensitivity;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.SearchOptions;
import dev.takt.sim.search.WorstCaseSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What independent runs gain from all cores: seeds, the worst-case search, and the what-ifs of a sensitivity, each done by one thread and by as many as there are cores. */
final class SpeedUps {
    private static final long S = 1_000_000_000L;
    private static final int ROUNDS = 5;

    private SpeedUps() {}

    static void print() throws IOException, JsonSyntaxException {
        SimPlan plan = PlanCompiler.compile(EngineDesigns.machine("g"));
        row("g, 16 seeds", workers -> seeds(plan, workers));
        SearchOptions options = new SearchOptions(List.of(), 200, 1, Limit.until(S / 5), true, true);
        row("g, 200 runs searched", workers -> WorstCaseSearch.of(plan, options, workers, Progress.NONE));
        var sample = Samples.byId("esp32s3-sensor-node").orElseThrow().project();
        row("what-ifs of a sensitivity", workers -> Sensitivity.of(
                        sample, ShippedCatalogue.get(), workers, Progress.NONE)
                .orElseThrow());
    }

    private static void seeds(SimPlan plan, Workers workers) {
        List<Supplier<Integer>> runs = new ArrayList<>();
        for (int seed = 0; seed < 16; seed++) {
            RunOptions options = RunOptions.ofSeed(seed);
            runs.add(() -> {
                Run run = Simulation.start(plan, options);
                run.advance(Limit.until(5 * S), Progress.NONE);
                return run.trace().size();
            });
        }
        workers.all(runs);
    }

    private static void row(String what, Consumer<Workers> work) {
        int cores = Runtime.getRuntime().availableProcessors();
        double alone = Double.MAX_VALUE;
        double together = Double.MAX_VALUE;
        try (Pool one = new Pool(1);
                Pool all = new Pool(cores)) {
            for (int round = 0; round < ROUNDS; round++) {
                alone = Math.min(alone, seconds(work, one));
                together = Math.min(together, seconds(work, all));
            }
        }
        Row.of(what + " on " + cores + " cores", together * 1e3, "ms")
                .ratio(alone / together)
                .print();
    }

    private static double seconds(Consumer<Workers> work, Workers workers) {
        long start = System.nanoTime();
        work.accept(workers);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Some threads. */
    private static final class Pool implements Workers, AutoCloseable {
        private final int size;
        private final ExecutorService threads;

        Pool(int size) {
            this.size = size;
            threads = Executors.newFixedThreadPool(size);
        }

        @Override
        public <T> List<T> all(List<Supplier<T>> pieces) {
            List<Callable<T>> calls = new ArrayList<>();
            pieces.forEach(piece -> calls.add(piece::get));
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> done : threads.invokeAll(calls)) {
                    results.add(done.get());
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
            return results;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }
}

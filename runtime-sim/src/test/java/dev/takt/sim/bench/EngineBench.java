package dev.takt.sim.bench;

import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.published.BenchSets;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The engine, trace included, beside a bare loop on the same task sets: ten seconds of model time. Prints how many times as long the engine takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBench {
    private static final long UNTIL = 10_000_000_000L;

    @Param({"bench_set_a", "bench_set_b", "bench_set_c"})
    public String set = "";

    private SimPlan plan;
    private BareLoop loop;

    @Setup
    public void prepare() throws IOException, JsonSyntaxException {
        Machine machine = BenchSets.design(set).machine();
        plan = PlanCompiler.compile(machine);
        List<Context> byUrgency = machine.contexts().stream()
                .sorted(Comparator.comparingInt(Context::level).reversed())
                .toList();
        loop = new BareLoop(
                byUrgency.stream()
                        .mapToLong(c -> ((Activation.Periodic) c.activation()).periodNs())
                        .toArray(),
                byUrgency.stream()
                        .mapToLong(c -> ((Step.Compute) c.body().getFirst()).worstNs())
                        .toArray());
    }

    @Benchmark
    public int engine() {
        Run run = Simulation.start(plan, RunOptions.ofSeed(1));
        run.advance(Limit.until(UNTIL), Progress.NONE);
        return run.trace().size();
    }

    @Benchmark
    public long bareLoop() {
        return loop.events(UNTIL);
    }

    public static void main(String[] args) throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(EngineBench.class.getName())
                        .build())
                .run();
        for (RunResult engine : results) {
            String set = engine.getParams().getParam("set");
            if (engine.getParams().getBenchmark().endsWith("engine")) {
                results.stream()
                        .filter(r -> r.getParams().getBenchmark().endsWith("bareLoop"))
                        .filter(r -> r.getParams().getParam("set").equals(set))
                        .forEach(bare -> System.out.printf(
                                "%s: the engine takes %.1f times as long as a bare loop%n",
                                set,
                                engine.getPrimaryResult().getScore()
                                        / bare.getPrimaryResult().getScore()));
            }
        }
    }
}

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
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
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
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Events a second of the engine, with its full trace and without one, beside the {@link Yardstick} in the same run. Of sets whose state recurs most events are copied; what it
 * takes to play each of them is told too. An event is a release, completion or preemption of a task. On d to g the yardstick is that on b.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class EngineBench {
    private static final List<String> SETS = List.of("a", "b", "c", "d inheritance", "d ceiling", "e", "f", "g");
    private static final long S = 1_000_000_000L;

    @Param({"a", "b", "c", "d inheritance", "d ceiling", "e", "f", "g"})
    public String set = "";

    private SimPlan plan;
    private Yardstick yardstick;

    @Setup
    public void prepare() throws IOException, JsonSyntaxException {
        Machine machine = EngineDesigns.machine(set);
        plan = PlanCompiler.compile(machine);
        yardstick = yardstick(EngineDesigns.machine(SETS.indexOf(set) < 3 ? set : "b"));
    }

    private static Yardstick yardstick(Machine machine) {
        List<Context> byUrgency = machine.contexts().stream()
                .sorted(Comparator.comparingInt(Context::level).reversed())
                .toList();
        return new Yardstick(
                byUrgency.stream()
                        .mapToLong(c -> ((Activation.Periodic) c.activation()).periodNs())
                        .toArray(),
                byUrgency.stream()
                        .mapToLong(c -> ((Step.Compute) c.body().getFirst()).worstNs())
                        .toArray());
    }

    /** Model time of a run: some hundred thousand events. */
    private static long untilNs(String set) {
        return switch (set) {
            case "a" -> 100 * S;
            case "c", "e" -> 5 * S;
            default -> 20 * S;
        };
    }

    private static Trace run(SimPlan plan, RunOptions options, long untilNs) {
        Run run = Simulation.start(plan, options);
        run.advance(Limit.until(untilNs), Progress.NONE);
        return run.trace();
    }

    @Benchmark
    public Trace traced() {
        return run(plan, RunOptions.ofSeed(1), untilNs(set));
    }

    @Benchmark
    public Trace untraced() {
        return run(plan, RunOptions.ofSeed(1).untraced(), untilNs(set));
    }

    @Benchmark
    public Trace playedTraced() {
        return run(plan, RunOptions.ofSeed(1).repeatingAfter(0), untilNs(set));
    }

    @Benchmark
    public Trace playedUntraced() {
        return run(plan, RunOptions.ofSeed(1).repeatingAfter(0).untraced(), untilNs(set));
    }

    @Benchmark
    public long yardstick() {
        return yardstick.events(untilNs(SETS.indexOf(set) < 3 ? set : "b"));
    }

    public static void main(String[] args) throws Exception {
        Collection<RunResult> results = results("traced|untraced|yardstick", SETS);
        List<String> recurring = new ArrayList<>();
        for (String set : SETS) {
            Run run = Simulation.start(PlanCompiler.compile(EngineDesigns.machine(set)), RunOptions.ofSeed(1));
            run.advance(Limit.until(untilNs(set)), Progress.NONE);
            if (run.copiedEvents() > 0) {
                recurring.add(set);
            }
        }
        if (!recurring.isEmpty()) {
            results = new ArrayList<>(results);
            results.addAll(results("playedTraced|playedUntraced", recurring));
        }
        for (String set : SETS) {
            SimPlan plan = PlanCompiler.compile(EngineDesigns.machine(set));
            Trace trace = run(plan, RunOptions.ofSeed(1), untilNs(set));
            double measured = events(trace) * 1e3;
            String of = SETS.indexOf(set) < 3 ? set : "b";
            double bare = yardstick(EngineDesigns.machine(of)).events(untilNs(of)) * 1e3 / ns(results, of, "yardstick");
            double traced = measured / ns(results, set, "traced");
            double untraced = measured / ns(results, set, "untraced");
            Row.of(set + ", with its trace", traced, "M events/s")
                    .ratio(traced / bare)
                    .goal(SETS.indexOf(set) < 3 ? "ratio >= 1.0" : "ratio >= 0.6")
                    .anchor(anchor(set, "PARTSim with its trace 0.37", "0.35", "0.29"))
                    .print();
            Row.of(set + ", without a trace", untraced, "M events/s")
                    .ratio(untraced / bare)
                    .goal(SETS.indexOf(set) < 3 ? "ratio >= 1.5" : "-")
                    .anchor(anchor(set, "PARTSim 2.1", "1.7", "1.4"))
                    .print();
            if (recurring.contains(set)) {
                double playedTraced = measured / ns(results, set, "playedTraced");
                double playedUntraced = measured / ns(results, set, "playedUntraced");
                Row.of(set + ", with its trace, each event played", playedTraced, "M events/s")
                        .ratio(playedTraced / bare)
                        .print();
                Row.of(set + ", without a trace, each event played", playedUntraced, "M events/s")
                        .ratio(playedUntraced / bare)
                        .print();
            }
            Row.of(set + ", yardstick", bare, "M events/s").print();
            Row.of(set + ", memory of a trace record", (double) trace.bytes() / trace.size(), "bytes")
                    .goal("<= 12")
                    .anchor("SimSo 3300 an event")
                    .print();
        }
        SpeedUps.print();
    }

    private static Collection<RunResult> results(String benchmarks, List<String> sets) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(EngineBench.class.getName() + "\\.(" + benchmarks + ")$")
                        .param("set", sets.toArray(String[]::new))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static String anchor(String set, String a, String b, String c) {
        return switch (set) {
            case "a" -> a;
            case "b" -> a.replaceFirst("[0-9.]+$", b);
            case "c" -> a.replaceFirst("[0-9.]+$", c);
            default -> "-";
        };
    }

    private static double ns(Collection<RunResult> results, String set, String benchmark) {
        return results.stream()
                .filter(r -> r.getParams().getParam("set").equals(set))
                .filter(r -> r.getParams().getBenchmark().endsWith("." + benchmark))
                .mapToDouble(r -> r.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }

    private static long events(Trace trace) {
        long events = 0;
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            boolean counts = kind == EventKind.RELEASE || kind == EventKind.COMPLETE || kind == EventKind.PREEMPT;
            events += counts ? 1 : 0;
        }
        return events;
    }
}

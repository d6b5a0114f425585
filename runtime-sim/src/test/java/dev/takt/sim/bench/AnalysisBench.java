package dev.takt.sim.bench;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.check.CheckContext;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What an analysis takes, and what a step of a slider takes: all readings of a design of fifty items. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class AnalysisBench {
    private static final long US = 1_000;
    private static final long S = 1_000_000_000L;
    /** What MAST takes for set c on such a machine, its process start included. */
    private static final double MAST_MS = 69;

    private Machine hundred;
    private Machine thousand;
    private Project fifty;

    @Setup
    public void prepare() throws IOException, JsonSyntaxException {
        hundred = EngineDesigns.machine("c");
        thousand = Machine.of(thousandTasks(), ShippedCatalogue.get()).orElseThrow();
        fifty = fiftyItems();
    }

    /** A thousand tasks at a load of about 0.8, rate monotonic. */
    private static Project thousandTasks() {
        SplittableRandom random = new SplittableRandom(1);
        long[] periods = random.longs(1_000, 1_000, 1_000_000).sorted().toArray();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < periods.length; i++) {
            long period = periods[i] * US;
            long work = random.nextLong(period * 4 / 10_000, period * 12 / 10_000);
            items.add(Task.blank(ItemId.of("t" + i), "t" + i)
                    .withPriority(periods.length - 1 - i)
                    .withActivation(new Activation.Periodic(period, 0, 0))
                    .withBody(List.of(new Step.Compute("", work, work, Distribution.WORST))));
        }
        return Project.blank("thousand", "generic-1", "generic").withItems(items);
    }

    /** Forty tasks, five resources, five channels between them. */
    private static Project fiftyItems() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            items.add(Resource.blank(ItemId.of("r" + i), "r" + i).withProtocol(Protocol.IMMEDIATE_CEILING));
            items.add(Channel.blank(ItemId.of("q" + i), "q" + i).withCapacity(4));
        }
        for (int i = 0; i < 40; i++) {
            long period = (2_000L + 613 * i) * US;
            Step work = new Step.Compute("", period / 200, period / 100, Distribution.UNIFORM);
            Step lock = new Step.Lock(ItemId.of("r" + i % 5), List.of(work));
            Step send = new Step.Send(ItemId.of("q" + i % 5), OptionalLong.empty());
            boolean reads = i >= 35;
            items.add(Task.blank(ItemId.of("t" + i), "t" + i)
                    .withPriority(40 - i)
                    .withActivation(
                            reads ? new Activation.On(ItemId.of("q" + i % 5)) : new Activation.Periodic(period, 0, 0))
                    .withBody(i < 5 ? List.of(work, lock, send) : List.of(work, lock)));
        }
        return Project.blank("fifty", "generic-1", "generic").withItems(items);
    }

    @Benchmark
    public AnalysisResult hundred() {
        return Analysis.of(hundred, Progress.NONE);
    }

    @Benchmark
    public AnalysisResult thousand() {
        return Analysis.of(thousand, Progress.NONE);
    }

    /** Machine, analysis, memory, rules, a run of a second and its figures. */
    @Benchmark
    public Metrics slider() {
        Machine machine = Machine.of(fifty, ShippedCatalogue.get()).orElseThrow();
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        DesignRules.check(new CheckContext(
                fifty,
                ShippedCatalogue.get(),
                Optional.of(machine),
                Optional.of(analysis),
                Optional.of(MemoryPlanner.plan(machine))));
        Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(1));
        run.advance(Limit.until(S), Progress.NONE);
        return Metrics.of(run.trace());
    }

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AnalysisBench.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        double hundred = ms(results, "hundred");
        Row.of("analysis of set c (100 tasks)", hundred, "ms")
                .ratio(MAST_MS / hundred)
                .goal("< 1")
                .anchor("MAST 69 with its process start (ratio: of its time to ours), pyCPA 264")
                .print();
        Row.of("analysis of 1000 tasks, fixed priorities", ms(results, "thousand"), "ms")
                .goal("< 50")
                .print();
        Row.of("50 items: checked, analysed, simulated for 1 s", ms(results, "slider"), "ms")
                .goal("< 16")
                .print();
    }

    private static double ms(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(r ->
                        Arrays.asList(r.getParams().getBenchmark().split("\\.")).contains(benchmark))
                .mapToDouble(r -> r.getPrimaryResult().getScore() / 1e3)
                .findFirst()
                .orElseThrow();
    }
}

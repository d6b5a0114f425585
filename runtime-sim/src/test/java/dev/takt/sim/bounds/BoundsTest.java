package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Soundness: no simulated response exceeds its bound, on any runtime, with costs, locks, waits, chains of releases. */
class BoundsTest {
    private static final long SEED = 77_000 + Seeds.first();
    private static final int DESIGNS = Integer.getInteger("bounds.designs", Seeds.count(3_000));
    private static final long RUN_NS = 300_000_000;
    /** Ten times the common multiple of the periods of small whole times. */
    private static final long SHORT_RUN_NS = 2_400_000;
    /** Two tasks that wake each other for an async mutex fill any trace. */
    private static final long MOST_EVENTS = 100_000;

    @Test
    void noSimulatedResponseExceedsItsBound() {
        Map<String, Integer> known = known(SEED, DESIGNS, seed -> new RandomWorkload(seed).project());
        assertEquals(8, known.size(), known.toString());
        assertTrue(known.values().stream().allMatch(n -> n > DESIGNS / 15), "few bounds known: " + known);
        assertTrue(known.values().stream().mapToInt(n -> n).sum() > DESIGNS, "few bounds known: " + known);
    }

    /** The mutex of Zephyr from 4.5: nested ones have bounds too. */
    @Test
    void noSimulatedResponseOfZephyr45ExceedsItsBound() {
        int designs = DESIGNS / 3;
        Map<String, Integer> known = known(SEED, designs, seed -> new RandomWorkload(seed, "zephyr-4.5").project());
        assertTrue(known.get("zephyr-4.5") > designs, "few bounds known: " + known);
    }

    /** Of the priorities of Zephyr that are drawn the highest takes the core from the cooperative one below it. */
    @Test
    void noSimulatedResponseWithMetaIrqThreadsExceedsItsBound() {
        int designs = DESIGNS / 3;
        Map<String, Integer> known =
                known(SEED + 700_000, designs, seed -> metaIrqs(new RandomWorkload(seed, "zephyr").project()));
        assertTrue(known.get("zephyr") > designs, "few bounds known: " + known);
    }

    static Project metaIrqs(Project project) {
        return project.withSettings(project.settings().withMetaIrqs(15));
    }

    /** Deadlines within the priorities of Zephyr and the executors of Embassy: others of the level count as more urgent, whatever their deadlines. */
    @Test
    void noSimulatedResponseByDeadlineWithinALevelExceedsItsBound() {
        int designs = DESIGNS / 3;
        for (String runtime : List.of("zephyr", "embassy")) {
            Map<String, Integer> known =
                    known(SEED + 500_000, designs, seed -> byDeadline(new RandomWorkload(seed, runtime).project()));
            assertTrue(known.get(runtime) > designs / 2, "few bounds known: " + known);
        }
    }

    private static Project byDeadline(Project project) {
        return project.withSettings(project.settings().withScheduling(Scheduling.EDF));
    }

    /** Small whole times, where ends of work fall together with arrivals, and steps of no length. */
    @Test
    void noSimulatedResponseOfADesignWhoseInstantsCoincideExceedsItsBound() {
        Map<String, Integer> known =
                known(SEED + 900_000, DESIGNS, SHORT_RUN_NS, seed -> new RandomMoments(seed).project());
        assertTrue(known.values().stream().mapToInt(n -> n).sum() > DESIGNS, "few bounds known: " + known);
    }

    /** Jitter as long as deadlines differ, with resources under ceilings: who is released late may find another above a ceiling that its own level would have kept off. */
    @Test
    void noSimulatedResponseByDeadlineWithLateReleasesAboveCeilingsExceedsItsBound() {
        Map<String, Integer> known =
                known(SEED + 1_100_000, DESIGNS, SHORT_RUN_NS, seed -> new RandomJitters(seed).byDeadline());
        assertTrue(known.get("generic") > DESIGNS / 3, "few bounds known: " + known);
    }

    /** Jitter and deadlines longer than periods, waits, thresholds and locks within and between cores. */
    @Test
    void noSimulatedResponseByPriorityWithLateReleasesExceedsItsBound() {
        Map<String, Integer> known =
                known(SEED + 1_300_000, DESIGNS, SHORT_RUN_NS, seed -> new RandomJitters(seed).byPriority());
        assertTrue(known.get("generic") > DESIGNS, "few bounds known: " + known);
    }

    /** What one core does for another interrupts it, and takes the time of whoever runs there. */
    @Test
    void noSimulatedResponseBetweenCoresExceedsItsBound() {
        Map<String, Integer> known = known(SEED + 300_000, DESIGNS, seed -> new RandomCores(seed).charged());
        assertTrue(known.values().stream().mapToInt(n -> n).sum() > DESIGNS, "few bounds known: " + known);
    }

    /** Plays designs and holds each response against its bound; the known bounds by runtime. */
    private static Map<String, Integer> known(long first, int designs, LongFunction<Project> random) {
        return known(first, designs, RUN_NS, random);
    }

    static Map<String, Integer> known(long first, int designs, long runNs, LongFunction<Project> random) {
        Map<String, Integer> known = new TreeMap<>();
        StringBuilder broken = new StringBuilder();
        for (long seed = first; seed < first + designs; seed++) {
            Project project = random.apply(seed);
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            AnalysisResult bounds = Analysis.of(machine, Progress.NONE);
            Run run = Simulation.start(PlanCompiler.compile(machine), RunOptions.ofSeed(seed));
            run.advance(Limit.until(runNs).withMaxEvents(MOST_EVENTS), Progress.NONE);
            Slices slices = Slices.of(run.trace());
            for (Context context : machine.contexts()) {
                if (bounds.contexts().get(context.index()).bound() instanceof Bound.Known bound) {
                    known.merge(project.runtime(), 1, Integer::sum);
                    String design = seed + " (" + words(project) + ")";
                    Jobs jobs = slices.jobs(context.index());
                    check(design, context, bound, jobs, broken);
                    checkUnfinished(design, context, bounds, jobs, run.nowNs(), broken);
                }
            }
        }
        assertTrue(broken.isEmpty(), broken.toString());
        return known;
    }

    private static String words(Project project) {
        return project.runtime() + ", "
                + project.settings().scheduling().tag() + ", preemption "
                + project.settings().preemption().tag();
    }

    /** Who is late without an end, waiting for ever for instance, has no response that would show it. */
    private static void checkUnfinished(
            String design, Context context, AnalysisResult bounds, Jobs jobs, long nowNs, StringBuilder broken) {
        ContextAnalysis analysed = bounds.contexts().get(context.index());
        long boundNs = analysed.bound() instanceof Bound.Known known ? known.ns() : Long.MAX_VALUE;
        for (int job = 0; job < jobs.size(); job++) {
            boolean unfinished = jobs.outcome(job) == JobOutcome.UNFINISHED && nowNs - jobs.arrival(job) > boundNs;
            boolean missed = analysed.verdict() == Verdict.MEETS
                    && jobs.missed(job)
                    && jobs.outcome(job) != JobOutcome.RESET
                    && jobs.outcome(job) != JobOutcome.ABORTED;
            if (unfinished || missed) {
                broken.append("seed %s: %s job %d of %d %s, bound %d, %s%n"
                        .formatted(
                                design,
                                context.name(),
                                job,
                                jobs.arrival(job),
                                unfinished ? "is unfinished" : "misses its deadline",
                                boundNs,
                                analysed.verdict()));
                return;
            }
        }
    }

    private static void check(String seed, Context context, Bound.Known bound, Jobs jobs, StringBuilder broken) {
        for (int job = 0; job < jobs.size(); job++) {
            if (jobs.outcome(job) != JobOutcome.COMPLETED) {
                continue;
            }
            long response = jobs.finish(job) - jobs.arrival(job);
            long fromRelease = jobs.finish(job) - jobs.release(job);
            if (response > bound.ns() || fromRelease > bound.fromReleaseNs()) {
                broken.append("seed %s: %s job %d took %d, bound %d; from release %d, bound %d%n"
                        .formatted(
                                seed, context.name(), job, response, bound.ns(), fromRelease, bound.fromReleaseNs()));
                return;
            }
        }
    }
}

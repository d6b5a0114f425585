package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.edit.NoLeastWork;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.WorstJob;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.Found;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.ScenarioText;
import dev.takt.sim.search.SearchOptions;
import dev.takt.sim.search.SearchResult;
import dev.takt.sim.search.WorstCaseSearch;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Soundness under the worst-case search: whatever a run chooses within the model, phases of periodic tasks included, no response exceeds its bound. */
class SearchedBoundsTest {
    private static final long SEED = 1_200_000 + Seeds.first();
    private static final int DESIGNS = Seeds.count(400);
    private static final int CORE_DESIGNS = Seeds.count(300);
    private static final int RUNS = 80;
    /** Bounds that count peers as more urgent than they are need not be reached. */
    private static final int NOT_TIGHT = 0;

    private static final long RUN_NS = 60_000_000;
    /** Ten times the longest of the periods of small whole times: of longer runs a search takes most of its time to find out which of thousands of choices matter. */
    private static final long SHORT_RUN_NS = 400_000;

    private static final long MOST_EVENTS = 20_000;

    @Test
    void noResponseThatASearchFindsExceedsItsBound() {
        search(SEED, DESIGNS, 50, seed -> new RandomWorkload(seed).project());
    }

    /** Several cores: there a shorter computation on one can lengthen a response on another. */
    @Test
    void noResponseThatASearchFindsOnSeveralCoresExceedsItsBound() {
        search(SEED, CORE_DESIGNS, 200, seed -> new RandomCores(seed).project());
    }

    @Test
    void noResponseThatASearchFindsWithInterruptsBetweenCoresExceedsItsBound() {
        search(SEED, CORE_DESIGNS, NOT_TIGHT, seed -> new RandomCores(seed).charged());
    }

    /** Sections within one another on several cores: a section lasts as long as the waits in it too. */
    @Test
    void noResponseThatASearchFindsWithNestedSectionsExceedsItsBound() {
        search(SEED, CORE_DESIGNS, 1_000, seed -> new RandomNests(seed).project());
    }

    /** Mutexes of Zephyr from 4.5 within one another. */
    @Test
    void noResponseThatASearchFindsWithNestedMutexesOfZephyrExceedsItsBound() {
        search(SEED, CORE_DESIGNS / 2, 1_000, seed -> new RandomNests(seed, "zephyr-4.5").project());
    }

    /** Steps of no length at instants at which others arrive. */
    @Test
    void noResponseThatASearchFindsWhereInstantsCoincideExceedsItsBound() {
        search(SEED, CORE_DESIGNS, 50, SHORT_RUN_NS, seed -> new RandomMoments(seed).project());
    }

    /** Jitter as long as deadlines differ, and ceilings. */
    @Test
    void noResponseThatASearchFindsByDeadlineWithLateReleasesExceedsItsBound() {
        search(SEED, CORE_DESIGNS, NOT_TIGHT, SHORT_RUN_NS, seed -> new RandomJitters(seed).byDeadline());
    }

    /** Jitter and deadlines of several periods, waits, thresholds, sections that mask beside those under two kinds of ceilings, on one core or two. */
    @Test
    void noResponseThatASearchFindsByPriorityWithLateReleasesExceedsItsBound() {
        search(SEED, CORE_DESIGNS, NOT_TIGHT, SHORT_RUN_NS, seed -> new RandomJitters(seed).byPriority());
    }

    /** Tasks on few priorities, in the order in which they come within each. */
    @Test
    void noResponseThatASearchFindsAmongPeersExceedsItsBound() {
        search(
                SEED,
                CORE_DESIGNS,
                NOT_TIGHT,
                SHORT_RUN_NS,
                seed -> FirstComeTest.peers(new RandomJitters(seed).byPriority(), seed));
    }

    @Test
    void noResponseThatASearchFindsWithMetaIrqThreadsExceedsItsBound() {
        search(SEED, DESIGNS / 4, NOT_TIGHT, seed -> BoundsTest.metaIrqs(new RandomWorkload(seed, "zephyr").project()));
    }

    /** Deadlines within the priorities of Zephyr and the executors of Embassy. */
    @Test
    void noResponseThatASearchFindsByDeadlineWithinALevelExceedsItsBound() {
        for (String runtime : List.of("zephyr-4.5", "embassy")) {
            search(SEED, DESIGNS / 4, NOT_TIGHT, seed -> {
                Project project = new RandomWorkload(seed, runtime).project();
                return project.withSettings(project.settings().withScheduling(Scheduling.EDF));
            });
        }
    }

    /** At least one in {@code seldom} of the known bounds has to be reached, unless they are not tight. */
    private static void search(long first, int designs, int seldom, LongFunction<Project> random) {
        search(first, designs, seldom, RUN_NS, random);
    }

    private static void search(long first, int designs, int seldom, long runNs, LongFunction<Project> random) {
        int known = 0;
        int longer = 0;
        int reached = 0;
        StringBuilder broken = new StringBuilder();
        for (long seed = first; seed < first + designs; seed++) {
            Project project = random.apply(seed);
            boolean shorter = seed % 3 == 0;
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            // what may take no time at all may also come sooner after what releases it
            Machine loose = Machine.of(shorter ? NoLeastWork.of(project) : project, ShippedCatalogue.get())
                    .orElseThrow();
            AnalysisResult bounds = Analysis.of(loose, Progress.NONE);
            List<Integer> bounded = bounds.contexts().stream()
                    .filter(c -> c.bound() instanceof Bound.Known)
                    .map(c -> bounds.contexts().indexOf(c))
                    .toList();
            if (bounded.isEmpty()) {
                continue;
            }
            Limit limit = Limit.until(runNs).withMaxEvents(MOST_EVENTS);
            SearchResult result = WorstCaseSearch.of(
                    PlanCompiler.compile(machine),
                    new SearchOptions(bounded, RUNS, seed, limit, seed % 2 == 0, shorter),
                    Workers.ALONE,
                    Progress.NONE);
            for (Found found : result.found()) {
                unfinished(seed, bounds, found, machine, limit, broken);
                replays(seed, machine, found);
                if (bounds.contexts().get(found.context()).bound() instanceof Bound.Known bound) {
                    long worst = found.worst().map(w -> w.responseNs()).orElse(0L);
                    known++;
                    longer += found.longer() ? 1 : 0;
                    reached += worst == bound.ns() || worst == bound.ns() - 1 ? 1 : 0;
                    if (worst > bound.ns()) {
                        broken.append("seed %d (%s): %s took %d, bound %d, run %d, %s%n"
                                .formatted(
                                        seed,
                                        project.runtime(),
                                        machine.contexts().get(found.context()).name(),
                                        worst,
                                        bound.ns(),
                                        found.run(),
                                        found.scenario()));
                    }
                }
            }
        }
        assertTrue(broken.isEmpty(), broken.toString());
        assertTrue(known > designs / 2, "only " + known + " bounds known");
        assertTrue(longer > known / 5, "only " + longer + " of " + known + " longer than in the plain run");
        assertTrue(
                seldom == NOT_TIGHT || reached > known / seldom,
                "only " + reached + " of " + known + " bounds reached");
    }

    /** In the worst scenario found every job that is older than its bound has ended. */
    private static void unfinished(
            long seed, AnalysisResult bounds, Found found, Machine machine, Limit limit, StringBuilder broken) {
        if (bounds.contexts().get(found.context()).bound() instanceof Bound.Known bound) {
            SimPlan plan = PlanCompiler.compile(machine);
            Run run = Simulation.start(
                    plan,
                    RunOptions.ofSeed(found.scenario().seed())
                            .withChoices(found.scenario().in(plan)));
            run.advance(limit, Progress.NONE);
            Jobs jobs = Slices.of(run.trace()).jobs(found.context());
            for (int job = 0; job < jobs.size(); job++) {
                if (jobs.outcome(job) == JobOutcome.UNFINISHED && run.nowNs() - jobs.arrival(job) > bound.ns()) {
                    broken.append("seed %d: %s never ends a job of %d, bound %d%n"
                            .formatted(
                                    seed,
                                    machine.contexts().get(found.context()).name(),
                                    jobs.arrival(job),
                                    bound.ns()));
                    return;
                }
            }
        }
    }

    /** Written, read and run again up to the end of its job, a scenario shows exactly the response that it says. */
    private static void replays(long seed, Machine machine, Found found) {
        if (found.worst().isEmpty()) {
            return;
        }
        WorstJob worst = found.worst().get();
        ItemId item = machine.contexts().get(found.context()).item();
        ScenarioFile file =
                new ScenarioFile(found.scenario(), item, worst.job(), worst.responseNs(), worst.endNs() + 1);
        ScenarioFile read = ScenarioText.read(ScenarioText.write(file)).ok().orElseThrow();
        SimPlan plan = PlanCompiler.compile(machine);
        Run run = Simulation.start(
                plan,
                RunOptions.ofSeed(read.scenario().seed())
                        .withChoices(read.scenario().in(plan)));
        run.advance(Limit.until(read.forNs()), Progress.NONE);
        assertEquals(
                worst.responseNs(),
                Metrics.of(run.trace())
                        .contexts()
                        .get(found.context())
                        .worstResponseNs()
                        .orElse(-1),
                () -> "seed " + seed + ": " + item + " does not replay " + found.scenario());
    }
}

package dev.takt.sim.search;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.WorstJob;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The search finds what the plain run does not show, and the smallest scenario that shows it. */
class WorstCaseSearchTest {
    /**
     * Without preemption: medium takes 10 at most and ends as high arrives, which goes first: response 2. Had medium taken 9, low would have begun at 9 and kept the
     * core until 29: response 29 + 2 - 10 = 21 (with 8 only 20). The plain run takes the worst time of medium.
     */
    @Test
    void shorterExecutionLengthensAResponseWithoutPreemption() {
        Design design = Design.generic()
                .nonPreemptive()
                .once("high", 3, 10, compute(2))
                .once("medium", 2, 0, atMost(8, 10))
                .once("low", 1, 0, compute(20));

        Found found = search(design, 400, "high");

        assertEquals(Optional.of(new WorstJob(0, 12, 2)), found.plain());
        assertEquals(Optional.of(new WorstJob(0, 31, 21)), found.worst());
        assertEquals(
                List.of(new Change(ItemId.of("medium"), Choice.WORK, 0, 1, 9)),
                found.scenario().changes());
        assertTrue(found.minimal());
        replays(design, found);
    }

    /** With preemption and a lock: if medium ends at 9 instead of 10, low has the lock for 30 when high arrives: until 39, response 31. */
    @Test
    void shorterExecutionLengthensAResponseWithLocks() {
        for (Protocol protocol :
                List.of(Protocol.NONE, Protocol.INHERITANCE, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE)) {
            Design design = Design.generic()
                    .resource("r", protocol)
                    .once("high", 3, 10, lock("r", compute(2)))
                    .once("medium", 2, 0, atMost(1, 10))
                    .once("low", 1, 0, lock("r", compute(30)));

            Found found = search(design, 600, "high");

            assertEquals(Optional.of(new WorstJob(0, 12, 2)), found.plain(), protocol.tag());
            assertEquals(Optional.of(new WorstJob(0, 41, 31)), found.worst(), protocol.tag());
            assertEquals(
                    List.of(new Change(ItemId.of("medium"), Choice.WORK, 0, 1, 9)),
                    found.scenario().changes(),
                    protocol.tag());
            replays(design, found);
        }
    }

    /** Between cores: at its worst, there asks for the lock at 20, when here has long given it back. At 9 it gets it first and keeps it until 59: here, of 10, ends at 61. */
    @Test
    void shorterExecutionOnAnotherCoreLengthensAResponse() {
        Design design = Design.on("generic-2", "generic", 1)
                .resource("r", Protocol.SPIN)
                .once("here", 1, 10, lock("r", compute(2)))
                .once("there", 1, 0, atMost(5, 20), lock("r", compute(50)))
                .core("there", 1);

        Found found = search(design, 400, "here");

        assertEquals(Optional.of(new WorstJob(0, 12, 2)), found.plain());
        assertEquals(Optional.of(new WorstJob(0, 61, 51)), found.worst());
        replays(design, found);
    }

    /** Two shared cores, no preemption: at its worst, first ends as high arrives, which goes on that core. A nanosecond shorter, and low has the core; high waits for second, until 8. */
    @Test
    void shorterExecutionLengthensAResponseOnSharedCores() {
        Design design = Design.on("generic-2", "generic", 1)
                .nonPreemptive()
                .shared()
                .once("high", 4, 6, compute(2))
                .once("first", 3, 0, atMost(5, 6))
                .once("second", 2, 0, compute(8))
                .once("low", 1, 0, compute(20));

        Found found = search(design, 400, "high");

        assertEquals(Optional.of(new WorstJob(0, 8, 2)), found.plain());
        assertEquals(Optional.of(new WorstJob(0, 10, 4)), found.worst());
        assertEquals(
                List.of(new Change(ItemId.of("first"), Choice.WORK, 0, 1, 5)),
                found.scenario().changes());
        replays(design, found);
    }

    /** C 1, 2, 3 every 4, 6, 10, most urgent first (Joseph, Pandya 1986): the lowest takes 3 + 3*1 + 2*2 = 10 if all come at once, which their offsets do not let them. */
    @Test
    void sporadicTasksAreBroughtToTheirCriticalInstant() {
        Design design = Design.generic()
                .task("a", 3, new Activation.Sporadic(4, 0, 3), compute(1))
                .task("b", 2, new Activation.Sporadic(6, 0, 2), compute(2))
                .task("c", 1, new Activation.Sporadic(10, 0, 0), compute(3));

        Found found = search(design, 200, "c");

        assertEquals(10, found.worst().orElseThrow().responseNs());
        replays(design, found);
    }

    /** c arrives at 1300; a, due at 1000, can come 300 late and meets it, and comes again at 1500: 400 + 2 * 100. By chance both rarely happen. */
    @Test
    void jitterIsArrangedSoThatReleasesMeet() {
        Design design = Design.generic()
                .task("a", 2, new Activation.Periodic(500, 0, 300), compute(100))
                .task("c", 1, new Activation.Periodic(100_000, 1_300, 0), compute(400));

        Found found = search(design, 200, "c");

        assertEquals(400 + 200, found.worst().orElseThrow().responseNs());
        replays(design, found);
    }

    /** c has one job, late; b has met dozens of jobs before. What b did earlier does not matter, so it is left out: its first arrival is the one before c. */
    @Test
    void longRowOfGapsShrinksToALaterStart() {
        Design design = Design.generic()
                .task("b", 2, new Activation.Sporadic(100, 60, 0), compute(20))
                .once("c", 1, 9_000, compute(30));

        Found found = search(design, 400, "c");

        assertEquals(30 + 20, found.worst().orElseThrow().responseNs());
        assertTrue(found.minimal());
        assertTrue(
                found.scenario().changes().size() <= 2,
                found.scenario().changes().toString());
        replays(design, found);
    }

    /** The anomaly without preemption at full length: few runs come near, and moving medium's time by ever longer steps reaches 9999 to the nanosecond. */
    @Test
    void figuresAreMovedToTheirEdge() {
        Design design = Design.generic()
                .nonPreemptive()
                .once("high", 3, 10_000, compute(2_000))
                .once("medium", 2, 0, atMost(1_000, 10_000))
                .once("low", 1, 0, compute(20_000));
        SearchOptions few = new SearchOptions(List.of(), 30, 7, Limit.until(100_000), false, false);

        Found found = found(design, few, "high");

        assertEquals(Optional.of(new WorstJob(0, 31_999, 21_999)), found.worst());
        assertEquals(
                List.of(new Change(ItemId.of("medium"), Choice.WORK, 0, 1, 9_999)),
                found.scenario().changes());
    }

    /** Periodic tasks with fixed offsets never meet; only where phases are open they do. */
    @Test
    void phasesOfPeriodicTasksAreFixedUnlessTheyAreOpen() {
        Design design = Design.generic()
                .task("a", 2, new Activation.Periodic(100, 50, 0), compute(10))
                .task("b", 1, new Activation.Periodic(100, 0, 0), compute(20));

        assertEquals(
                20,
                found(design, options(200, false), "b").worst().orElseThrow().responseNs());
        Found open = found(design, options(200, true), "b");
        assertEquals(30, open.worst().orElseThrow().responseNs());
        replays(design, open);
    }

    @Test
    void resultDoesNotDependOnWhoDoesTheWork() {
        Design design = Design.generic()
                .resource("r", Protocol.INHERITANCE)
                .task("a", 3, new Activation.Sporadic(400, 50, 30), compute(10, 60))
                .task("b", 2, new Activation.Periodic(600, 20, 90), compute(20, 80), lock("r", compute(5, 50)))
                .task("c", 1, new Activation.Periodic(1000, 0, 200), lock("r", compute(40, 120)), compute(5, 100));
        Workers backwards = new Workers() {
            @Override
            public <T> List<T> all(List<Supplier<T>> pieces) {
                List<T> results = new ArrayList<>(Workers.ALONE.all(pieces.reversed()));
                Collections.reverse(results);
                return results;
            }

            @Override
            public int size() {
                return 3;
            }
        };
        SimPlan plan = PlanCompiler.compile(design.machine());

        SearchResult one = WorstCaseSearch.of(plan, options(150, false), Workers.ALONE, Progress.NONE);
        SearchResult other = WorstCaseSearch.of(plan, options(150, false), backwards, Progress.NONE);

        assertEquals(one, other);
        assertTrue(one.found().stream().anyMatch(Found::longer));
        one.found().forEach(found -> replays(design, found));
    }

    /** 1 and 32 runs are made before anybody hears how far the search is: that is enough, and what they have shown is told as if no more had been asked for. */
    @Test
    void whatWasFoundUntilThereIsEnoughIsWhole() {
        Design design = Design.generic()
                .task("a", 3, new Activation.Sporadic(400, 50, 30), compute(10, 60))
                .task("b", 2, new Activation.Periodic(600, 20, 90), compute(20, 80), compute(5, 50));
        SimPlan plan = PlanCompiler.compile(design.machine());
        boolean[] heard = {false};
        Progress once = new Progress() {
            @Override
            public void report(double share) {
                heard[0] = true;
            }

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public boolean enough() {
                return heard[0];
            }
        };

        SearchResult some = WorstCaseSearch.of(plan, options(1000, false), Workers.ALONE, once);

        assertEquals(33, some.runs());
        assertEquals(WorstCaseSearch.of(plan, options(33, false), Workers.ALONE, Progress.NONE), some);
    }

    /** As without preemption above, but the design says that medium always takes 10: only a shorter time than its best lets low begin. */
    @Test
    void timesShorterThanTheBestAreTriedIfAskedFor() {
        Design design = Design.generic()
                .nonPreemptive()
                .once("high", 3, 10, compute(2))
                .once("medium", 2, 0, compute(10))
                .once("low", 1, 0, compute(20));
        SearchOptions asked = new SearchOptions(List.of(), 400, 7, Limit.until(20_000), false, true);

        assertFalse(search(design, 400, "high").longer());
        Found found = found(design, asked, "high");
        assertEquals(Optional.of(new WorstJob(0, 31, 21)), found.worst());
        assertTrue(found.scenario().shorter());
        replays(design, found);
    }

    @Test
    void nothingIsFoundWhereNothingIsOpen() {
        Design design = Design.generic().periodic("a", 1, 100, 0, compute(10));

        Found found = search(design, 50, "a");

        assertFalse(found.longer());
        assertEquals(List.of(), found.scenario().changes());
    }

    private static Step atMost(long best, long worst) {
        return new Step.Compute("", best, worst, Distribution.WORST);
    }

    private static SearchOptions options(int runs, boolean offsets) {
        return new SearchOptions(List.of(), runs, 7, Limit.until(20_000), offsets, false);
    }

    private static Found search(Design design, int runs, String task) {
        return found(design, options(runs, false), task);
    }

    private static Found found(Design design, SearchOptions options, String task) {
        SimPlan plan = PlanCompiler.compile(design.machine());
        int context = design.machine().context(ItemId.of(task)).orElseThrow().index();
        SearchOptions one = new SearchOptions(
                List.of(context),
                options.runs(),
                options.seed(),
                options.limit(),
                options.offsets(),
                options.shorter());
        return WorstCaseSearch.of(plan, one, Workers.ALONE, Progress.NONE)
                .found()
                .getFirst();
    }

    /** A traced run of the scenario measures exactly the response that was found. */
    private static void replays(Design design, Found found) {
        WorstJob worst = found.worst().orElseThrow();
        SimPlan plan = PlanCompiler.compile(design.machine());
        Run run = Simulation.start(
                plan,
                RunOptions.ofSeed(found.scenario().seed())
                        .withChoices(found.scenario().in(plan)));
        run.advance(Limit.until(worst.endNs() + 1), Progress.NONE);
        assertEquals(
                worst.responseNs(),
                Metrics.of(run.trace())
                        .contexts()
                        .get(found.context())
                        .worstResponseNs()
                        .orElseThrow());
    }
}

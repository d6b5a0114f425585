package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Shared.at;
import static dev.takt.sim.design.Shared.ends;
import static dev.takt.sim.design.Shared.machine;
import static dev.takt.sim.design.Shared.nonPreemptive;
import static dev.takt.sim.design.Shared.project;
import static dev.takt.sim.design.Shared.run;
import static dev.takt.sim.design.Shared.task;
import static dev.takt.sim.design.Shared.work;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tasks that run on whichever core is free: the rules of semantics, section 3, and bounds. */
class SharedCoresTest {
    private static final long RUN = 2_000;

    /** Dhall and Liu 1978: on two cores two light tasks and a heavy one miss under fixed priorities by rate, however light the two are. */
    @Test
    void dhallsEffect() {
        Project project = project(
                2,
                List.of(
                        task("a", 2, new Activation.Periodic(100, 0, 0), work(2, 2)),
                        task("b", 2, new Activation.Periodic(100, 0, 0), work(2, 2)),
                        task("heavy", 1, new Activation.Periodic(101, 0, 0), work(100, 100))));
        Trace trace = run(project, 1, 102);
        long misses = 0;
        for (int i = 0; i < trace.size(); i++) {
            misses += trace.kind(i) == EventKind.MISS ? 1 : 0;
        }
        assertEquals(1, misses);
    }

    /** low is the least urgent when top comes, so it gives way, and goes on on core 0, which is free first. */
    @Test
    void theLeastUrgentGivesWayAndGoesOnWhereACoreIsFree() {
        Project project = project(
                2,
                List.of(
                        task("mid", 2, at(0), work(6, 6)),
                        task("low", 1, at(0), work(8, 8)),
                        task("top", 3, at(2), work(9, 9))));
        Trace trace = run(project, 1, 100);
        assertEquals("""
                0 start mid @0
                0 start low @1
                2 preempt low @1
                2 start top @1
                6 complete mid @0
                6 migrate low @0
                6 resume low @0
                11 complete top @1
                12 complete low @0
                """, whoRunsWhere(trace));
        byte[] bytes = TraceBytes.of(trace);
        assertArrayEquals(bytes, TraceBytes.of(TraceBytes.read(bytes)));
    }

    private static String whoRunsWhere(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            boolean tells = kind == EventKind.START
                    || kind == EventKind.PREEMPT
                    || kind == EventKind.RESUME
                    || kind == EventKind.COMPLETE
                    || kind == EventKind.MIGRATE;
            if (tells) {
                String name = trace.names().contexts().get(trace.context(i)).name();
                text.append(trace.time(i) + " " + kind.tag() + " " + name + " @" + trace.core(i) + "\n");
            }
        }
        return text.toString();
    }

    private static Project sliced(long sliceNs, Item... tasks) {
        Project project = project(2, List.of(tasks));
        return project.withSettings(project.settings().withSliceNs(OptionalLong.of(sliceNs)));
    }

    /** The slice of a ends as peer arrives. Core 1 is idle, so peer takes that and a stays where it is: in order of urgency peer has no core and takes an idle one, a keeps its own. */
    @Test
    void whoseSliceEndsAsAPeerArrivesStaysIfAnotherCoreIsIdle() {
        Project project = sliced(4, task("a", 1, at(0), work(8, 8)), task("peer", 1, at(4), work(3, 3)));
        assertEquals("""
                0 start a @0
                4 start peer @1
                7 complete peer @1
                8 complete a @0
                """, whoRunsWhere(run(project, 1, 100)));
    }

    /** As before, but peer is allowed core 0 only: there the turn of a is over, and a goes on on core 1. */
    @Test
    void whoseSliceEndsMakesRoomForAPeerThatIsAllowedNoOtherCore() {
        Project project = sliced(
                4,
                task("a", 1, at(0), work(8, 8)),
                task("peer", 1, at(2), work(3, 3)).withAffinity(List.of(0)));
        assertEquals("""
                0 start a @0
                4 preempt a @0
                4 migrate a @1
                4 start peer @0
                4 resume a @1
                7 complete peer @0
                8 complete a @1
                """, whoRunsWhere(run(project, 1, 100)));
    }

    /**
     * Three equal tasks on two cores in slices of 4. At 4 the turns of a and b are over: c takes the core of the last, b. At 8 those of a, which began its second at 4, and of c, which has waited longer: b takes the core of a. At 12
     * those of b and c: b came to its place at 4, c at 8, so a takes the core of c.
     */
    @Test
    void slicesGoRoundOnSharedCores() {
        Project project = sliced(
                4,
                task("a", 1, at(0), work(12, 12)),
                task("b", 1, at(0), work(12, 12)),
                task("c", 1, at(0), work(12, 12)));
        assertEquals("""
                0 start a @0
                0 start b @1
                4 preempt b @1
                4 start c @1
                8 preempt a @0
                8 migrate b @0
                8 resume b @0
                12 preempt c @1
                12 migrate a @1
                12 resume a @1
                16 complete b @0
                16 complete a @1
                16 resume c @1
                20 complete c @1
                """, whoRunsWhere(run(project, 1, 100)));
    }

    /**
     * Under original ceilings on two cores low holds r, whose ceiling is 2. mid, of priority 2 on the other core, may not take s, which is free, and waits for low, which goes on with its priority; top, of priority 3, takes s.
     */
    @Test
    void originalCeilingsCountOnAllSharedCores() {
        Step section = new Step.Lock(ItemId.of("r"), List.of(work(10, 10)));
        Step other = new Step.Lock(ItemId.of("s"), List.of(work(2, 2)));
        Project project = project(
                2,
                List.of(
                        Resource.blank(ItemId.of("r"), "r").withProtocol(Protocol.CEILING),
                        Resource.blank(ItemId.of("s"), "s").withProtocol(Protocol.CEILING),
                        task("low", 1, at(0), section),
                        task("user", 2, at(90), section),
                        task("mid", 2, at(1), other),
                        task("top", 3, at(3), other)));
        assertEquals(Map.of("low", 10L, "mid", 12L, "top", 5L), ends(run(project, 1, 90)));
    }

    /** A critical section is one on all cores: who wants it on the other core spins, and a more urgent task does not get that core meanwhile. */
    @Test
    void criticalSectionsSpinBetweenSharedCores() {
        Step section = new Step.Lock(ItemId.of("r"), List.of(work(10, 10)));
        Project project = project(
                2,
                List.of(
                        Resource.blank(ItemId.of("r"), "r").withProtocol(Protocol.NON_PREEMPTIVE),
                        task("low", 1, at(0), section),
                        task("mid", 2, at(1), section),
                        task("top", 3, at(3), work(5, 5))));
        assertEquals(Map.of("low", 10L, "mid", 20L, "top", 15L), ends(run(project, 1, 90)));
    }

    /** The holder of a lock inherits from a waiter on another core, so the two in between do not both take cores: one waits until the lock is free. */
    @Test
    void inheritanceReachesAcrossSharedCores() {
        Step section = new Step.Lock(ItemId.of("r"), List.of(work(10, 10)));
        Project project = project(
                2,
                List.of(
                        Resource.blank(ItemId.of("r"), "r").withProtocol(Protocol.INHERITANCE),
                        task("low", 1, at(0), section),
                        task("top", 4, at(1), section),
                        task("mid1", 2, at(2), work(30, 30)),
                        task("mid2", 3, at(2), work(30, 30))));
        // low until 10 with top's urgency beside mid2; then top until 20 beside mid2; then mid1 beside mid2
        assertEquals(Map.of("low", 10L, "top", 20L, "mid2", 32L, "mid1", 50L), ends(run(project, 1, 200)));
    }

    @Test
    void aRunGoesOnFromASnapshotAsWithoutIt() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 30; seed++) {
            Project project = random(new SplittableRandom(seed));
            Run run = Simulation.start(PlanCompiler.compile(machine(project)), RunOptions.ofSeed(seed));
            run.advance(Limit.until(RUN / 3), Progress.NONE);
            Run other = run.snapshot().resume();
            other.advance(Limit.until(RUN), Progress.NONE);
            assertArrayEquals(TraceBytes.of(run(project, seed, RUN)), TraceBytes.of(other.trace()), "seed " + seed);
        }
    }

    /** Independent tasks on two to four cores. */
    private static Project random(SplittableRandom random) {
        int cores = random.nextInt(2, 5);
        int n = random.nextInt(cores, 3 * cores + 1);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long period = random.nextLong(10, 200);
            long work = random.nextLong(1, Math.max(2, period * cores / n));
            Activation activation = new Activation.Periodic(period, random.nextLong(period), 0);
            items.add(task("t" + i, random.nextInt(6), activation, work(Math.max(1, work / 2), work)));
        }
        Project project = project(cores, items);
        return switch (random.nextInt(4)) {
            case 0 -> nonPreemptive(project);
            case 1 -> project.withSettings(project.settings().withScheduling(Scheduling.EDF));
            default -> project;
        };
    }

    /** No bound is exceeded; no core idles while somebody is ready; nobody ready is more urgent than somebody who can be preempted; blame sums to the response. */
    @Test
    void lawsOfSharedCores() {
        int known = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + 300; seed++) {
            Project project = random(new SplittableRandom(seed));
            Trace trace = run(project, seed, RUN);
            Slices slices = Slices.of(trace);
            AnalysisResult bounds = Analysis.of(machine(project), Progress.NONE);
            for (int c = 0; c < bounds.contexts().size(); c++) {
                long bound = bounds.contexts().get(c).bound() instanceof Bound.Known k ? k.ns() : Long.MAX_VALUE;
                known += bound < Long.MAX_VALUE ? 1 : 0;
                checkJobs("seed " + seed + ", task " + c, trace, slices, c, bound);
            }
            boolean preemptive = project.settings().preemption() == Preemption.FULL
                    && project.settings().scheduling() == Scheduling.FIXED;
            for (long now = 0; now < RUN; now++) {
                checkInstant("seed " + seed + " at " + now, trace, slices, now, preemptive);
            }
        }
        assertTrue(known > 300, "only " + known + " bounds known");
    }

    private static void checkJobs(String where, Trace trace, Slices slices, int context, long bound) {
        Jobs jobs = slices.jobs(context);
        for (int job = 0; job < jobs.size(); job++) {
            if (jobs.outcome(job) == JobOutcome.COMPLETED) {
                long response = jobs.finish(job) - jobs.arrival(job);
                assertTrue(response <= bound, where + " took " + response + ", bound " + bound);
                List<BlamePart> parts = Blame.of(trace, slices, context, jobs.number(job));
                assertEquals(
                        response, parts.stream().mapToLong(BlamePart::lengthNs).sum(), where);
            }
        }
    }

    private static void checkInstant(String where, Trace trace, Slices slices, long now, boolean preemptive) {
        boolean idle = false;
        for (int core = 0; core < trace.names().cores().size(); core++) {
            idle |= state(slices.core(core), now) == SliceState.IDLE;
        }
        int lowestRunning = Integer.MAX_VALUE;
        int highestReady = -1;
        for (int c = 0; c < trace.names().contexts().size(); c++) {
            SliceState state = state(slices.context(c), now);
            int level = trace.names().contexts().get(c).level();
            lowestRunning = state == SliceState.RUNNING ? Math.min(lowestRunning, level) : lowestRunning;
            highestReady = state == SliceState.READY ? Math.max(highestReady, level) : highestReady;
        }
        assertTrue(highestReady < 0 || !idle, where + ": a core idles while somebody is ready");
        assertTrue(!preemptive || highestReady <= lowestRunning, where + ": a less urgent one runs");
    }

    private static SliceState state(Track track, long now) {
        int slice = track.at(now);
        return slice < track.size() && track.start(slice) <= now ? track.state(slice) : SliceState.IDLE;
    }

    /** High displaces low on core 0 at 11, in the middle of the tick, which ends at 13 all the same. */
    @Test
    void aTickGoesOnWhileTheThreadBelowItLosesItsCore() {
        Design design = Design.on("generic-2", "generic", 1)
                .shared()
                .clock(1_000_000_000)
                .tick(10)
                .cost("tick", 3)
                .once("low", 1, 0, compute(20))
                .task("other", 2, new Activation.Sporadic(1000, 0, 5), compute(20))
                .task("high", 3, new Activation.Sporadic(1000, 0, 11), compute(1));
        assertEquals("""
                0,start,low
                5,start,other
                10,overhead,tick
                11,preempt,low,high
                11,overhead,tick
                13,start,high
                14,complete,high
                14,resume,low
                """, design.whoRuns(15));
    }

    /** What a gives back at 3, behind a step of no length, lets b ask for x in the round in which a asks too: the lowest core first. */
    @Test
    void coresThatAskInOneRoundAreServedLowestFirst() {
        Design design = Design.on("generic-2", "generic", 1)
                .once("a", 1, 0, lock("s", compute(3), compute(0)), lock("x", compute(1)))
                .once("b", 1, 1, lock("s", lock("x", compute(1))))
                .core("b", 1)
                .resource("s", Protocol.SPIN)
                .resource("x", Protocol.SPIN);
        assertEquals("""
                0,lock,a,s
                3,unlock,a,s
                3,lock,b,s
                3,lock,a,x
                4,unlock,a,x
                4,lock,b,x
                5,unlock,b,x
                5,unlock,b,s
                """, design.csv(design.run(10), EnumSet.of(EventKind.LOCK, EventKind.UNLOCK)));
    }
}

package dev.takt.sim.metrics;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceNames;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What lets a less urgent task hold a job up, worked out by hand for each way there is (semantics, section 3, rule 8). */
class BlockedByTest {
    /** Of the first job of a task, as a file of the trace says it too. */
    private static String blame(Trace run, int context) {
        Trace trace = TraceBytes.read(TraceBytes.of(run));
        TraceNames names = trace.names();
        return Blame.of(trace, Slices.of(trace), context, 0).stream()
                .map(p -> p.startNs() + "-" + p.endNs() + " " + p.cause().tag()
                        + (p.by() < 0
                                ? ""
                                : " by " + names.contexts().get(p.by()).name())
                        + (p.thing() < 0
                                ? ""
                                : " on " + names.things().get(p.thing()).name())
                        + (p.grip() == Grip.NONE ? "" : ", " + p.grip().tag()))
                .collect(Collectors.joining("\n"));
    }

    /** high comes at 2 for one unit, while low does what it began at 0; lowest, which comes late, uses a too. */
    private static Design highWhile(Step low) {
        return Design.generic()
                .once("high", 3, 2, compute(1))
                .once("low", 1, 0, low)
                .once("lowest", 0, 20, lock("a", compute(1)));
    }

    /** low holds a from 0 to 6 and b from 1; high uses a alone, so the ceiling of b is below it. */
    @Test
    void theCeilingThatBarsIsNamedAndNotTheLockTakenLast() {
        Trace trace = Design.generic()
                .once("high", 3, 2, lock("a", compute(1)))
                .once("low", 1, 0, lock("a", compute(1), lock("b", compute(5))))
                .once("lowest", 0, 20, lock("b", compute(1)))
                .resource("a", Protocol.IMMEDIATE_CEILING)
                .resource("b", Protocol.IMMEDIATE_CEILING)
                .run(40);
        assertEquals("""
                2-6 blocking by low on a, ceiling
                6-7 execution""", blame(trace, 0));
    }

    @Test
    void aCriticalSectionIsNamedAndNotALockThatLiftsNobody() {
        Trace trace = highWhile(lock("a", critical(compute(5))))
                .resource("a", Protocol.INHERITANCE)
                .run(40);
        assertEquals("""
                2-5 blocking by low, critical-section
                5-6 execution""", blame(trace, 0));
    }

    @Test
    void aThresholdIsNamed() {
        Trace trace = highWhile(lock("a", compute(5)))
                .threshold("low", 3)
                .resource("a", Protocol.INHERITANCE)
                .run(40);
        assertEquals("""
                2-5 blocking by low, threshold
                5-6 execution""", blame(trace, 0));
    }

    @Test
    void runningToCompletionIsNamed() {
        Trace trace = Design.generic()
                .nonPreemptive()
                .once("high", 3, 2, compute(1))
                .once("low", 1, 0, compute(5))
                .run(40);
        assertEquals("""
                2-5 blocking by low, run-to-completion
                5-6 execution""", blame(trace, 0));
    }

    @Test
    void aLockTakenWithoutPreemptionIsNamed() {
        Trace trace = highWhile(lock("a", compute(5)))
                .resource("a", Protocol.NON_PREEMPTIVE)
                .run(40);
        assertEquals("""
                2-5 blocking by low on a, thing
                5-6 execution""", blame(trace, 0));
    }

    /**
     * Of Zephyr, whose mutex passes on the priority alone: waiter, which nothing says when to end, lifts low by r to the level of ready, where low stays ahead of it since it is due at 20. b, which low took last,
     * lifts nobody.
     */
    @Test
    void aLevelIsLentByAnybodyOfThatLevelWheneverItIsDue() {
        Trace trace = Design.on("stm32f411re", "zephyr-4.5", 1)
                .tick(1)
                .slice(0)
                .edf()
                .once("low", 1, 0, lock("r", lock("b", compute(6))))
                .deadline("low", 20)
                .once("waiter", 2, 1, lock("r", compute(1)))
                .once("ready", 2, 2, compute(3))
                .deadline("ready", 40)
                .resource("r", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE)
                .run(60);
        assertEquals("""
                2-6 blocking by low on r, thing
                6-9 execution""", blame(trace, 2));
    }

    /** spinner gets the lock at 5, gives it back in the same instant and loses its core to the handler, which the lock has kept off since 3: it waits for the lock no more. */
    @Test
    void whoHasGotALockThatItSpunForIsNotBlockedByItAnyMore() {
        Trace trace = Design.on("generic-2", "generic", 1)
                .once("spinner", 1, 1, lock("s", compute(0)), compute(2))
                .once("holder", 1, 0, lock("s", compute(5)))
                .core("holder", 1)
                .interruptOnce("handler", 1, 3, compute(3))
                .resource("s", Protocol.SPIN)
                .run(20);
        assertEquals("""
                1-5 blocking by holder on s, thing
                5-8 preemption by handler
                8-10 execution""", blame(trace, 0));
    }

    /**
     * Zephyr 4.5, kernel/mutex.c, z_impl_k_mutex_lock: waiters pass on their priority, and the deadline of the holder stays what it is (kernel/sched.c, z_sched_prio_cmp, looks at it among equal priorities). peer,
     * of the priority of low and ready, waits for a from 1 and is due before both: that lifts nobody. high lifts low by b.
     */
    @Test
    void aWaiterOfTheSamePriorityLendsNothingWhereNoDeadlineIsPassedOn() {
        Trace trace = zephyr().once("low", 1, 0, lock("a", lock("b", compute(8)), compute(1)))
                .deadline("low", 100)
                .once("peer", 1, 1, lock("a", compute(1)))
                .deadline("peer", 10)
                .once("high", 2, 2, lock("b", compute(1)))
                .once("ready", 1, 3, compute(3))
                .deadline("ready", 30)
                .run(60);
        assertEquals("""
                3-8 blocking by low on b, thing
                8-9 preemption by high
                9-12 execution""", blame(trace, 3));
    }

    /** Nor where low goes on because it masks interrupts, from 2 to 8. */
    @Test
    void aCriticalSectionIsBlamedBesideALockThatLendsNothing() {
        Trace trace = zephyr().once("low", 1, 0, lock("a", compute(2), critical(compute(6)), compute(1)))
                .deadline("low", 100)
                .once("peer", 1, 1, lock("a", compute(1)))
                .deadline("peer", 10)
                .once("ready", 1, 3, compute(3))
                .deadline("ready", 30)
                .run(60);
        assertEquals("""
                3-8 blocking by low, critical-section
                8-11 execution""", blame(trace, 2));
    }

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr-4.5", 1)
                .tick(1)
                .slice(0)
                .edf()
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
    }

    /** high waits for r from 1 and lifts low above medium; b, which low took last, lifts nobody. */
    @Test
    void whoPassesByInheritanceDoesSoOnTheLockThatIsWaitedFor() {
        Trace trace = Design.generic()
                .once("low", 1, 0, lock("r", lock("b", compute(4))))
                .once("high", 3, 1, lock("r", compute(2)))
                .once("medium", 2, 2, compute(10))
                .once("lowest", 0, 30, lock("b", compute(1)))
                .resource("r", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE)
                .run(60);
        assertEquals("""
                2-4 blocking by low on r, thing
                4-6 preemption by high
                6-16 execution""", blame(trace, 2));
    }

    /** Both have the highest ceiling, since x uses both: high is refused b, which is free, as long as low holds a. */
    @Test
    void underOriginalCeilingsTheLockWhoseCeilingBarsIsNamed() {
        Trace trace = Design.generic()
                .once("high", 3, 2, lock("b", compute(1)))
                .once("low", 1, 0, lock("a", compute(5)))
                .once("x", 3, 50, lock("a", compute(1)), lock("b", compute(1)))
                .resource("a", Protocol.CEILING)
                .resource("b", Protocol.CEILING)
                .run(80);
        assertEquals("""
                2-5 blocking by low on a, ceiling
                5-6 execution""", blame(trace, 0));
    }

    /** low sleeps from 1 to 6 with a held: high may not start, though the core idles. */
    @Test
    void underTheStackResourcePolicyASleepingHolderIsNamed() {
        Trace trace = Design.generic()
                .edf()
                .once("high", 0, 2, lock("a", compute(1)))
                .deadline("high", 30)
                .once("low", 0, 0, lock("a", compute(1), delay(5), compute(1)))
                .deadline("low", 100)
                .resource("a", Protocol.IMMEDIATE_CEILING)
                .run(40);
        assertEquals("""
                2-7 blocking by low on a, ceiling
                7-8 execution""", blame(trace, 0));
    }

    /** h has a on one core and l, less urgent, runs on the other: it is h that w waits for. */
    @Test
    void onSharedCoresWhoHoldsTheLockOnAnotherCoreIsNamed() {
        Trace trace = Design.on("generic-2", "generic", 1)
                .shared()
                .once("w", 3, 1, lock("a", compute(1)))
                .once("h", 2, 0, lock("a", compute(10)))
                .once("l", 1, 0, compute(10))
                .resource("a", Protocol.INHERITANCE)
                .run(40);
        assertEquals("""
                1-10 blocking by h on a, thing
                10-11 execution""", blame(trace, 0));
    }

    /** Each new job puts an end to those that have not begun; the one that holds the lock goes on until it gives it back. */
    @Test
    void aJobWaitsForTheOneThatGoesOnNotForOneGivenUpMeanwhile() {
        Trace trace = Design.generic()
                .periodic("job", 1, 4, 0, lock("a", compute(10)))
                .overrun("job", Overrun.ABORT)
                .once("other", 0, 30, lock("a", compute(1)))
                .resource("a", Protocol.NONE)
                .run(16);
        // jobs 1 and 2 arrive at 4 and 8; 2 puts an end to 1, and 0 to 10 holds the lock
        TraceNames names = trace.names();
        BlamePart first = Blame.of(trace, Slices.of(trace), 0, 2).getFirst();
        assertEquals(
                "job 8-10 backlog",
                names.contexts().get(0).name() + " " + first.startNs() + "-" + first.endNs() + " "
                        + first.cause().tag());
    }
}

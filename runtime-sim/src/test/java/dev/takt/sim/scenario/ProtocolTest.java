package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.MutexShapes;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Protocols of shared resources on one core; expected traces worked out by hand. */
class ProtocolTest {
    /** The classic: low holds what high wants while medium has nothing to do with it. */
    private static Design inversion(Protocol protocol) {
        return Design.generic()
                .once("low", 1, 0, lock("r", compute(4)), compute(1))
                .once("high", 3, 1, lock("r", compute(2)))
                .once("medium", 2, 2, compute(10))
                .resource("r", protocol);
    }

    @Test
    void withoutProtocolMediumDelaysHigh() {
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,r
                1,resume,low
                2,preempt,low,medium
                2,start,medium
                12,complete,medium
                12,resume,low
                14,preempt,low,high
                14,resume,high
                16,complete,high
                16,resume,low
                17,complete,low
                17,idle
                """, inversion(Protocol.NONE).whoRuns(30));
    }

    @Test
    void withInheritanceLowRunsFirst() {
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,r
                1,resume,low
                4,preempt,low,high
                4,resume,high
                6,complete,high
                6,start,medium
                16,complete,medium
                16,resume,low
                17,complete,low
                17,idle
                """, inversion(Protocol.INHERITANCE).whoRuns(30));
    }

    @Test
    void inheritanceIsTransitive() {
        Design design = MutexShapes.chainOfTwo(Design.generic(), 1);
        assertEquals(
                """
                1,block,mid,a
                1,priority,low,2
                2,block,high,b
                2,priority,mid,4
                2,priority,low,4
                5,priority,low,1
                5,complete,low
                6,priority,mid,2
                6,complete,mid
                7,complete,high
                17,complete,other
                """, design.csv(design.run(17), EnumSet.of(EventKind.BLOCK, EventKind.PRIORITY, EventKind.COMPLETE)));
    }

    @Test
    void immediateCeilingBlocksBeforeTheStart() {
        assertEquals("""
                0,start,low
                4,preempt,low,high
                4,start,high
                6,complete,high
                6,start,medium
                16,complete,medium
                16,resume,low
                17,complete,low
                17,idle
                """, inversion(Protocol.IMMEDIATE_CEILING).whoRuns(30));
    }

    @Test
    void aCriticalSectionHoldsOffEverybody() {
        Design design = Design.generic()
                .once("low", 1, 0, critical(compute(4)), compute(1))
                .once("high", 3, 1, compute(1));
        assertEquals("""
                0,start,low
                4,preempt,low,high
                4,start,high
                5,complete,high
                5,resume,low
                6,complete,low
                6,idle
                """, design.whoRuns(30));
    }

    @Test
    void theOriginalCeilingRefusesAFreeLock() {
        // Sha, Rajkumar, Lehoczky 1990: b is free, but a's ceiling is high's priority while low holds it.
        Design design = Design.generic()
                .once("low", 1, 0, lock("a", compute(4)))
                .once("mid", 2, 1, compute(1), lock("b", compute(2)))
                .once("high", 3, 20, lock("a", lock("b", compute(1))))
                .resource("a", Protocol.CEILING)
                .resource("b", Protocol.CEILING);
        assertEquals("""
                0,start,low
                1,preempt,low,mid
                1,start,mid
                2,block,mid,b
                2,resume,low
                5,complete,low
                5,resume,mid
                7,complete,mid
                7,idle
                20,start,high
                21,complete,high
                21,idle
                """, design.whoRuns(30));
    }

    /** low keeps a lock that high does not want, so nothing lifts it any more once it has given back the other. */
    @Test
    void underTheOriginalCeilingALockGivenBackEndsTheInheritanceThoughOthersAreHeld() {
        Design design = Design.generic()
                .once("low", 1, 0, lock("a", lock("b", compute(3)), compute(5)))
                .once("high", 3, 1, lock("b", compute(2)))
                .resource("a", Protocol.CEILING)
                .resource("b", Protocol.CEILING);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,b
                1,resume,low
                3,preempt,low,high
                3,resume,high
                5,complete,high
                5,resume,low
                10,complete,low
                10,idle
                """, design.whoRuns(30));
    }

    @Test
    void crossedLocksAreReportedAndTheOthersGoOn() {
        Design design = Design.generic()
                .once("low", 1, 0, lock("a", compute(2), lock("b", compute(1))))
                .once("high", 2, 1, lock("b", compute(1), lock("a", compute(1))))
                .once("idle", 0, 0, compute(3))
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                2,block,high,a
                2,resume,low
                3,block,low,b
                3,deadlock,low,b
                3,deadlock,high,a
                3,start,idle
                6,complete,idle
                6,idle
                """, design.whoRuns(30));
    }

    @Test
    void relockingAnOwnLockIsADeadlock() {
        Design design = Design.generic()
                .once("a", 1, 0, lock("r", compute(1), lock("r", compute(1))))
                .resource("r", Protocol.INHERITANCE);
        assertEquals("""
                0,start,a
                1,block,a,r
                1,deadlock,a,r
                1,idle
                """, design.whoRuns(30));
    }

    @Test
    void aMoreUrgentJobReleasedAsALowerOneIsAboutToLockGoesFirst() {
        Design design = Design.generic()
                .once("low", 1, 0, compute(3), lock("r", compute(2)))
                .once("high", 2, 3, lock("r", compute(1)))
                .resource("r", Protocol.NONE);
        assertEquals("""
                0,start,low
                3,preempt,low,high
                3,start,high
                4,complete,high
                4,resume,low
                6,complete,low
                6,idle
                """, design.whoRuns(30));
    }

    /** The kernel has switched to mid, which was handed the lock, but high takes the core before it has begun, and so the lock. */
    @Test
    void aJobThatWasOnlySwitchedToHasNotBegunWithTheLockItWasHanded() {
        Design design = Design.generic()
                .clock(1_000_000_000)
                .cost("context-switch", 2)
                .once("low", 1, 0, lock("m", compute(4)), compute(1))
                .once("mid", 2, 1, lock("m", compute(1)))
                .once("high", 3, 9, lock("m", compute(1)))
                .resource("m", Protocol.INHERITANCE);
        assertEquals(
                """
                0,lock,low,m
                3,block,mid,m
                8,unlock,low,m
                8,lock,mid,m
                12,unlock,mid,m
                12,block,mid,m
                12,lock,high,m
                13,unlock,high,m
                13,lock,mid,m
                13,complete,high
                16,unlock,mid,m
                16,complete,mid
                19,complete,low
                """,
                design.csv(
                        design.run(30),
                        EnumSet.of(EventKind.LOCK, EventKind.UNLOCK, EventKind.BLOCK, EventKind.COMPLETE)));
    }
}

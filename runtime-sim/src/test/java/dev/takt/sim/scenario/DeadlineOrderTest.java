package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** Earliest deadline first, thresholds and tasks without preemption on one core; expected traces worked out by hand. */
class DeadlineOrderTest {
    @Test
    void theEarlierAbsoluteDeadlinePreemptsWhateverThePriorities() {
        Design design = Design.generic()
                .edf()
                .once("late", 9, 0, compute(10))
                .deadline("late", 50)
                .once("soon", 1, 3, compute(2))
                .deadline("soon", 20);
        assertEquals("""
                0,start,late
                3,preempt,late,soon
                3,start,soon
                5,complete,soon
                5,resume,late
                12,complete,late
                12,idle
                """, design.whoRuns(20));
    }

    @Test
    void ofEqualDeadlinesTheRunningOneGoesOn() {
        Design design = Design.generic()
                .edf()
                .once("a", 1, 0, compute(5))
                .deadline("a", 30)
                .once("b", 1, 10 - 7, compute(2))
                .deadline("b", 27);
        assertEquals("""
                0,start,a
                5,complete,a
                5,start,b
                7,complete,b
                7,idle
                """, design.whoRuns(20));
    }

    /** b (relative deadline 20) has a lower preemption level than the ceiling of r, which c (10) uses too: it waits although it is due first, until r is given back. */
    @Test
    void aJobStartsOnlyIfItsPreemptionLevelExceedsTheCeilings() {
        Design design = Design.generic()
                .edf()
                .resource("r", Protocol.IMMEDIATE_CEILING)
                .once("a", 1, 0, compute(1), lock("r", compute(4)), compute(1))
                .deadline("a", 40)
                .once("b", 1, 2, compute(2))
                .deadline("b", 20)
                .once("c", 1, 30, lock("r", compute(1)))
                .deadline("c", 10);
        assertEquals("""
                0,start,a
                5,preempt,a,b
                5,start,b
                7,complete,b
                7,resume,a
                8,complete,a
                8,idle
                """, design.whoRuns(20));
    }

    /**
     * b is the most urgent but waits for the ceiling that a holds. c comes later, is due after b, and its level is above the ceiling: if it took the core from a, b would wait for both. Baker
     * 1991: a job starts only when it is the most urgent one and its level exceeds the ceiling.
     */
    @Test
    void whileTheMostUrgentJobWaitsForACeilingNoLessUrgentOneStarts() {
        Design design = Design.generic()
                .edf()
                .resource("r", Protocol.IMMEDIATE_CEILING)
                .once("a", 1, 0, lock("r", compute(6)))
                .deadline("a", 60)
                .once("b", 1, 1, lock("r", compute(2)))
                .deadline("b", 20)
                .once("c", 1, 4, compute(3))
                .deadline("c", 18);
        assertEquals("""
                0,start,a
                6,complete,a
                6,start,b
                8,complete,b
                8,start,c
                11,complete,c
                11,idle
                """, design.whoRuns(20));
    }

    /** b wants another lock than a holds, but its ceiling stops b: a counts with the deadline of b, so c, due between the two, waits. */
    @Test
    void underTheOriginalCeilingTheHolderThatStopsOthersCountsWithTheirDeadline() {
        Design design = Design.generic()
                .edf()
                .resource("r", Protocol.CEILING)
                .resource("s", Protocol.CEILING)
                .once("a", 1, 0, lock("r", compute(5)))
                .deadline("a", 60)
                .once("b", 1, 1, lock("s", compute(2)))
                .deadline("b", 10)
                .once("c", 1, 2, compute(3))
                .deadline("c", 20);
        assertEquals("""
                0,start,a
                1,preempt,a,b
                1,start,b
                1,block,b,s
                1,resume,a
                5,complete,a
                5,resume,b
                7,complete,b
                7,start,c
                10,complete,c
                10,idle
                """, design.whoRuns(20));
    }

    /** second waits for a shorter time, but its deadline is the earlier one. */
    @Test
    void aLockGoesToTheWaiterWithTheEarliestDeadline() {
        Design design = Design.generic()
                .edf()
                .resource("r", Protocol.NONE)
                .once("a", 1, 0, lock("r", compute(4)))
                .deadline("a", 60)
                .once("first", 1, 1, lock("r", compute(2)))
                .deadline("first", 30)
                .once("second", 1, 2, lock("r", compute(2)))
                .deadline("second", 20);
        assertEquals("""
                0,start,a
                1,preempt,a,first
                1,start,first
                1,block,first,r
                1,resume,a
                2,preempt,a,second
                2,start,second
                2,block,second,r
                2,resume,a
                4,complete,a
                4,resume,second
                6,complete,second
                6,resume,first
                8,complete,first
                8,idle
                """, design.whoRuns(20));
    }

    /** The holder counts with the deadline of the one it blocks, so b, due between the two, waits. */
    @Test
    void inheritancePassesOnTheDeadline() {
        Design design = Design.generic()
                .edf()
                .resource("r", Protocol.INHERITANCE)
                .once("a", 1, 0, lock("r", compute(5)), compute(1))
                .deadline("a", 60)
                .once("c", 1, 1, lock("r", compute(1)))
                .deadline("c", 10)
                .once("b", 1, 2, compute(3))
                .deadline("b", 20);
        assertEquals("""
                0,start,a
                1,preempt,a,c
                1,start,c
                1,block,c,r
                1,resume,a
                5,preempt,a,c
                5,resume,c
                6,complete,c
                6,start,b
                9,complete,b
                9,resume,a
                10,complete,a
                10,idle
                """, design.whoRuns(20));
    }

    @Test
    void withoutPreemptionTheRunningTaskEndsFirst() {
        Design design = Design.generic()
                .edf()
                .nonPreemptive()
                .once("late", 1, 0, compute(10))
                .deadline("late", 50)
                .once("mid", 1, 2, compute(2))
                .deadline("mid", 30)
                .once("soon", 1, 3, compute(2))
                .deadline("soon", 20);
        assertEquals("""
                0,start,late
                10,complete,late
                10,start,soon
                12,complete,soon
                12,start,mid
                14,complete,mid
                14,idle
                """, design.whoRuns(20));
    }

    /** low resists mid, not high. */
    @Test
    void aRunningTaskIsPreemptedOnlyAboveItsThreshold() {
        Design design = Design.generic()
                .once("low", 1, 0, compute(10))
                .threshold("low", 2)
                .once("mid", 2, 1, compute(2))
                .once("high", 3, 3, compute(1));
        assertEquals("""
                0,start,low
                3,preempt,low,high
                3,start,high
                4,complete,high
                4,resume,low
                11,complete,low
                11,start,mid
                13,complete,mid
                13,idle
                """, design.whoRuns(20));
    }
}

package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.MutexShapes;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The mutex of Zephyr 4.4 (kernel/mutex.c); expected traces worked out by hand from there. That of 4.5 is in {@link ZephyrChainTest}. Times in ms. */
class ZephyrMutexTest {
    private static final long MS = 1_000_000;

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr", MS).slice(0);
    }

    /** kernel/mutex.c, z_impl_k_mutex_unlock: the first of the wait queue is the owner before it runs; fast comes too late, lifts it and waits. */
    @Test
    void aMutexIsHandedToTheMostUrgentWaiter() {
        Design design = MutexShapes.givenWhileAnotherComes(zephyr(), MS, compute(MS));
        assertEquals(MutexShapes.UNTIL_ANOTHER_COMES + """
                5,block,fast,m
                5,resume,high
                6,complete,high
                6,resume,fast
                7,complete,fast
                7,idle
                """, design.whoRuns(10));
    }

    /** kernel/mutex.c, z_impl_k_mutex_lock: the owner alone gets the waiter's priority; other (3) holds up high (4) through low, which mid (4 by now) waits for. */
    @Test
    void inheritanceIsOneHop() {
        Design design = MutexShapes.chainOfTwo(zephyr(), MS);
        assertEquals(
                """
                1,block,mid,a
                1,priority,low,2
                2,block,high,b
                2,priority,mid,4
                13,complete,other
                15,priority,low,1
                15,complete,low
                16,priority,mid,2
                16,complete,mid
                17,complete,high
                """, design.csv(design.run(17), EnumSet.of(EventKind.BLOCK, EventKind.PRIORITY, EventKind.COMPLETE)));
    }

    /** kernel/mutex.c, owner_orig_prio: giving b back sets the priority low had when it took b, although high waits for a (issue 103539). */
    @Test
    void givingOneMutexBackTakesAwayWhatAWaiterForAnotherPassedOn() {
        Design design = MutexShapes.oneInsideTheOther(zephyr(), MS);
        assertEquals("""
                0,start,low
                2,preempt,low,high
                2,start,high
                2,block,high,a
                2,resume,low
                3,preempt,low,mid
                3,start,mid
                8,complete,mid
                8,resume,low
                10,complete,low
                10,resume,high
                11,complete,high
                11,idle
                """, design.whoRuns(20));
    }

    /** kernel/sched.c, z_thread_prio_set: a lifted thread is queued anew, so behind peer, which is ready at that priority. */
    @Test
    void aLiftedThreadGoesToTheEndOfItsNewPriority() {
        Design design = zephyr().once("low", 1, 0, lock("m", compute(3 * MS)))
                .once("high", 2, MS, lock("m", compute(MS)))
                .once("peer", 2, MS, compute(2 * MS))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,start,peer
                3,complete,peer
                3,resume,low
                5,complete,low
                5,resume,high
                6,complete,high
                6,idle
                """, design.whoRuns(10));
    }

    /** The same function on the way down: low is queued anew behind its peer when it gives the mutex back. */
    @Test
    void aThreadThatLosesItsPriorityGoesToTheEndOfItsOwn() {
        Design design = zephyr().once("low", 1, 0, lock("m", compute(2 * MS)), compute(2 * MS))
                .once("peer", 1, 0, compute(MS))
                .once("high", 2, MS, lock("m", compute(MS)))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                2,preempt,low,high
                2,resume,high
                3,complete,high
                3,start,peer
                4,complete,peer
                4,resume,low
                6,complete,low
                6,idle
                """, design.whoRuns(10));
    }

    /** kernel/mutex.c: lock_count. */
    @Test
    void aMutexIsReentrant() {
        Design design =
                zephyr().once("a", 1, 0, lock("m", lock("m", compute(MS)))).resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,a
                1,complete,a
                1,idle
                """, design.whoRuns(10));
    }

    /** A thread is cooperative by the priority it has at the moment (include/zephyr/kernel/thread.h, the union of prio and sched_locked): low has inherited -1. */
    @Test
    void aThreadThatInheritsACooperativePriorityIsNotPreempted() {
        Design design = zephyr().once("low", 1, 0, lock("m", compute(3 * MS)))
                .once("cooperative", 15, MS, lock("m", compute(MS)))
                .once("top", 20, 2 * MS, compute(MS))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,cooperative
                1,start,cooperative
                1,block,cooperative,m
                1,resume,low
                3,complete,low
                3,start,top
                4,complete,top
                4,resume,cooperative
                5,complete,cooperative
                5,idle
                """, design.whoRuns(10));
    }

    /** kernel/mutex.c, z_impl_k_mutex_unlock, at the end: top is ready, but the thread that gives the mutex back is cooperative and goes on. */
    @Test
    void aCooperativeThreadGoesOnAfterGivingAMutexBack() {
        Design design = zephyr().once("low", 15, 0, lock("m", delay(MS), compute(2 * MS)), compute(MS))
                .once("top", 16, 0, delay(MS), compute(MS), lock("m", compute(MS)))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,top
                0,suspend,top
                0,start,low
                0,suspend,low
                0,idle
                1100000ns,resume,top
                2100000ns,block,top,m
                2100000ns,resume,low
                5100000ns,complete,low
                5100000ns,resume,top
                6100000ns,complete,top
                6100000ns,idle
                """, design.whoRuns(10));
    }
}

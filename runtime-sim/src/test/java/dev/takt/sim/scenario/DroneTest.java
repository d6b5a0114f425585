package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** How Drone OS 0.15 advances fibers, each with the place in drone-core; expected traces worked out by hand from there. Times in ms. */
class DroneTest {
    private static final long MS = 1_000_000;

    private static Design drone() {
        return Design.on("stm32f411re", "drone", MS);
    }

    /** src/fib/chain.rs, Chain::add: a fiber is added first in the chain. */
    @Test
    void theFiberAddedLastIsAdvancedFirst() {
        Design design = drone().once("a", 1, MS, compute(MS))
                .once("b", 1, MS, compute(MS))
                .once("c", 1, MS, compute(MS));
        assertEquals("""
                1,start,c
                2,complete,c
                2,start,b
                3,complete,b
                3,start,a
                4,complete,a
                4,idle
                """, design.whoRuns(10));
    }

    /** src/fib/chain.rs, Chain::drain goes through the chain once a wake: a, woken meanwhile, stands behind b; d stands before it and waits for the next pass. */
    @Test
    void aPassReachesOnlyTheFibersBehindTheOneItIsAt() {
        Design design = drone().once("a", 1, MS, compute(MS))
                .once("b", 1, 0, compute(2 * MS))
                .once("d", 1, MS, compute(MS));
        assertEquals("""
                0,start,b
                2,complete,b
                2,start,a
                3,complete,a
                3,start,d
                4,complete,d
                4,idle
                """, design.whoRuns(10));
    }

    /** A thread is an interrupt: a handler of its priority waits for the end of the pass, a more urgent fiber does not. */
    @Test
    void handlersOfThePriorityRunBetweenPasses() {
        Design design = drone().once("a", 1, MS, compute(MS))
                .once("b", 1, 0, compute(3 * MS))
                .once("d", 1, MS, compute(MS))
                .once("urgent", 2, 2 * MS, compute(MS))
                .interruptOnce("irq", 1, MS, compute(MS))
                .interruptOnce("second", 1, MS, compute(MS));
        assertEquals("""
                0,start,b
                2,preempt,b,urgent
                2,start,urgent
                3,complete,urgent
                3,resume,b
                4,complete,b
                4,start,a
                5,complete,a
                5,start,irq
                6,complete,irq
                6,start,second
                7,complete,second
                7,start,d
                8,complete,d
                8,idle
                """, design.whoRuns(10));
    }

    /** src/sync/mutex.rs: waiters are pushed in front, unlock wakes the first. */
    @Test
    void aMutexWakesItsNewestWaiter() {
        Design design = drone().once("holder", 1, 0, lock("m", delay(3 * MS)))
                .once("one", 1, MS, lock("m", compute(MS)))
                .once("two", 1, 2 * MS, lock("m", compute(MS)))
                .resource("m", Protocol.NONE);
        assertEquals("""
                0,start,holder
                0,suspend,holder
                0,idle
                1,start,one
                1,block,one,m
                1,idle
                2,start,two
                2,block,two,m
                2,idle
                3,resume,holder
                3,complete,holder
                3,resume,two
                4,complete,two
                4,resume,one
                5,complete,one
                5,idle
                """, design.whoRuns(10));
    }

    /** src/sync/mutex.rs, MutexLockFuture::poll tries again: fast has taken the mutex before waiter is advanced. Nobody is lifted. */
    @Test
    void aWokenWaiterTakesAgainAndMayLose() {
        Design design = drone().once("waiter", 1, MS, lock("m", compute(MS)))
                .once("holder", 1, 0, lock("m", delay(3 * MS)), compute(2 * MS))
                .once("fast", 2, 4 * MS, lock("m", compute(MS), delay(2 * MS)))
                .resource("m", Protocol.NONE);
        assertEquals("""
                0,start,holder
                0,suspend,holder
                0,idle
                1,start,waiter
                1,block,waiter,m
                1,idle
                3,resume,holder
                4,preempt,holder,fast
                4,start,fast
                5,suspend,fast
                5,resume,holder
                6,complete,holder
                6,resume,waiter
                6000001ns,block,waiter,m
                6000001ns,idle
                7,resume,fast
                7,complete,fast
                7,resume,waiter
                8,complete,waiter
                8,idle
                """, design.whoRuns(10));
    }
}

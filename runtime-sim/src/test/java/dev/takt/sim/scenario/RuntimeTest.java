package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** What RTIC does differently from the book, and where each runtime pays its rows; expected traces worked out by hand. Times in ms. */
class RuntimeTest {
    private static final long MS = 1_000_000;

    /** Declared c, a, b; rtic-macros 2.3 keeps the tasks of a dispatcher in a set ordered by name and polls them in that order. */
    @Test
    void rticPollsTheTasksOfALevelInOrderOfName() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .once("c", 1, MS, compute(MS))
                .once("a", 1, MS, compute(MS))
                .once("b", 1, MS, compute(MS));
        assertEquals("""
                1,start,a
                2,complete,a
                2,start,b
                3,complete,b
                3,start,c
                4,complete,c
                4,idle
                """, design.whoRuns(10));
    }

    @Test
    void rticRefusesToSpawnAnUnfinishedTask() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .interrupt("irq", 2, new Activation.Periodic(2 * MS, 0, 0), spawn("soft"))
                .task("soft", 1, new Activation.Spawned(), compute(3 * MS));
        assertEquals("""
                0,start,irq
                0,complete,irq
                0,start,soft
                2,preempt,soft,irq
                2,start,irq
                2,overrun,soft,SKIPPED
                2,complete,irq
                2,resume,soft
                2,miss,soft
                3,complete,soft
                3,idle
                """, design.whoRuns(3));
    }

    @Test
    void interruptsHaveOnePendingBit() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .interrupt("urgent", 3, new Activation.Periodic(100 * MS, 0, 0), compute(10 * MS))
                .interrupt("irq", 1, new Activation.Burst(4, MS, 100 * MS, 0), compute(MS));
        assertEquals("""
                0,start,urgent
                1,overrun,irq,LOST
                1,miss,irq
                2,overrun,irq,LOST
                3,overrun,irq,LOST
                10,complete,urgent
                10,start,irq
                11,complete,irq
                11,idle
                """, design.whoRuns(50));
    }

    @Test
    void overheadsAreShownAtTheirPlaces() {
        // 1 cycle is 1 ms: entry 1, exit 2, lock 1, unlock 1.
        Design design = Design.on("lm3s6965", "rtic", MS)
                .clock(1000)
                .cost("interrupt-entry", 1)
                .cost("interrupt-exit", 2)
                .cost("lock", 1)
                .cost("unlock", 1)
                .interrupt("irq", 1, new Activation.Periodic(1000 * MS, MS, 0), lock("r", compute(3 * MS)))
                .resource("r", Protocol.IMMEDIATE_CEILING);
        assertEquals("""
                1,overhead,irq,interrupt-entry
                2,start,irq
                2,overhead,irq,lock
                3,resume,irq
                6,overhead,irq,unlock
                7,complete,irq
                7,overhead,irq,interrupt-exit
                9,idle
                """, design.whoRuns(50));
    }

    /** Of one priority: high number 2 waits while number 1 is at work, and comes 1 behind its end instead of 2 + 3. Behind the last one there is none. */
    @Test
    void anInterruptThatIsPendingAtTheEndOfAnotherIsChained() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .clock(1000)
                .cost("interrupt-entry", 3)
                .cost("interrupt-exit", 2)
                .cost("tail-chain", 1)
                .interrupt("one", 1, new Activation.Periodic(1000 * MS, 0, 0), compute(5 * MS))
                .interrupt("two", 1, new Activation.Periodic(1000 * MS, 4 * MS, 0), compute(3 * MS));
        assertEquals("""
                0,overhead,one,interrupt-entry
                3,start,one
                8,complete,one
                8,overhead,one,tail-chain
                9,start,two
                12,complete,two
                12,overhead,two,interrupt-exit
                14,idle
                """, design.whoRuns(50));
    }

    /** What is more urgent comes before a chain is over, and pays for both its ends; the chain then goes on. What becomes pending behind the begin of an exit is not chained. */
    @Test
    void aChainIsInterruptedByWhatIsMoreUrgent() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .clock(1000)
                .cost("interrupt-entry", 3)
                .cost("interrupt-exit", 2)
                .cost("tail-chain", 2)
                .interrupt("one", 1, new Activation.Periodic(1000 * MS, 0, 0), compute(5 * MS))
                .interrupt("two", 1, new Activation.Periodic(1000 * MS, 4 * MS, 0), compute(3 * MS))
                .interrupt("top", 2, new Activation.Periodic(1000 * MS, 9 * MS, 0), compute(MS))
                .interrupt("late", 1, new Activation.Periodic(1000 * MS, 20 * MS, 0), compute(MS));
        assertEquals("""
                0,overhead,one,interrupt-entry
                3,start,one
                8,complete,one
                8,overhead,one,tail-chain
                9,overhead,top,interrupt-entry
                12,start,top
                13,complete,top
                13,overhead,top,interrupt-exit
                15,overhead,one,tail-chain
                16,start,two
                19,complete,two
                19,overhead,two,interrupt-exit
                21,overhead,late,interrupt-entry
                24,start,late
                25,complete,late
                25,overhead,late,interrupt-exit
                27,idle
                """, design.whoRuns(50));
    }

    /** The dispatcher of a level is an interrupt like others: b's is entered from the end of a's. */
    @Test
    void dispatchersAreChainedToo() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .clock(1000)
                .cost("interrupt-entry", 3)
                .cost("interrupt-exit", 2)
                .cost("tail-chain", 1)
                .once("a", 2, 0, compute(2 * MS))
                .once("b", 1, 1 * MS, compute(MS));
        assertEquals("""
                0,overhead,a,interrupt-entry
                3,start,a
                5,complete,a
                5,overhead,a,tail-chain
                6,start,b
                7,complete,b
                7,overhead,b,interrupt-exit
                9,idle
                """, design.whoRuns(50));
    }

    /** At 0 the core has not slept; from 5 to 10 it has, and the tick at 10 wakes it as well as a job. */
    @Test
    void aCoreThatHasSleptTakesItsTimeToWake() {
        Design design = Design.generic()
                .clock(1_000_000_000L)
                .tick(10)
                .cost("wake", 3)
                .cost("tick", 1)
                .periodic("a", 1, 17, 0, compute(5));
        assertEquals("""
                0,start,a
                5,complete,a
                5,idle
                10,overhead,wake
                13,overhead,tick
                14,idle
                20,overhead,wake
                23,overhead,tick
                24,start,a
                29,complete,a
                29,idle
                """, design.whoRuns(29));
    }

    @Test
    void aCoreThatIsKeptAwakeNeedNotWake() {
        Design design =
                Design.generic().clock(1_000_000_000L).awake().cost("wake", 3).periodic("a", 1, 17, 0, compute(5));
        assertEquals("0,start,a\n5,complete,a\n5,idle\n17,start,a\n22,complete,a\n22,idle\n", design.whoRuns(29));
    }

    @Test
    void theTimerTakesAnAlarmAnInstantAndAReleaseATaskAndADelayCountsFromItsCall() {
        // 1 cycle is 1 ns. At 10 the timer wakes two: 5 + 2 + 2. The delay of 20 that is asked for at 29 ends at 49,
        // where the timer wakes one: 5 + 2.
        Design design = Design.generic()
                .clock(1_000_000_000L)
                .cost("alarm", 5)
                .cost("release", 2)
                .cost("sleep", 3)
                .periodic("a", 2, 100, 10, compute(10), delay(20), compute(5))
                .periodic("b", 1, 100, 10, compute(8));
        assertEquals("""
                10,overhead,tick
                19,start,a
                29,overhead,a,sleep
                32,resume,a
                32,suspend,a
                32,start,b
                40,overhead,b,sleep
                43,complete,b
                43,idle
                49,overhead,tick
                56,resume,a
                61,overhead,a,sleep
                64,complete,a
                64,idle
                """, design.whoRuns(90));
    }

    /** The tick at 2 falls into the switch to b: b is switched in, and out again at once. */
    @Test
    void aSliceThatEndsInASwitchEndsBehindIt() {
        Design design = Design.on("stm32f411re", "freertos", MS)
                .tick(2 * MS)
                .clock(1000)
                .cost("context-switch", 1)
                .once("a", 1, 0, compute(3 * MS / 2))
                .once("b", 1, 0, compute(3 * MS))
                .once("c", 1, 0, compute(3 * MS));
        assertEquals("""
                0,start,a
                1500000ns,complete,a
                1500000ns,overhead,b,context-switch
                2500000ns,overhead,c,context-switch
                3500000ns,start,c
                4,preempt,c,b
                4,overhead,b,context-switch
                5,start,b
                """, design.whoRuns(5));
    }

    /** The dispatcher of the level is on its way out as b is spawned at 3: b is polled by the next interrupt, which is entered anew. */
    @Test
    void aTaskWokenWhileItsDispatcherReturnsPaysForTheNextEntry() {
        Design design = Design.on("lm3s6965", "rtic", MS)
                .clock(1000)
                .cost("interrupt-entry", 1)
                .cost("interrupt-exit", 2)
                .once("a", 1, 0, compute(MS))
                .once("b", 1, 3 * MS, compute(MS));
        assertEquals("""
                0,overhead,a,interrupt-entry
                1,start,a
                2,complete,a
                2,overhead,a,interrupt-exit
                4,overhead,b,interrupt-entry
                5,start,b
                6,complete,b
                6,overhead,b,interrupt-exit
                8,idle
                """, design.whoRuns(10));
    }
}

package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.await;
import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.giveWay;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.raise;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What the runtimes do differently from the book; expected traces worked out by hand. Times in ms. */
class RuntimeTest {
    private static final long MS = 1_000_000;

    private static Design freertos() {
        return Design.on("stm32f411re", "freertos", MS).slice(0);
    }

    private static Design embassy() {
        return Design.on("esp32s3", "embassy", MS);
    }

    /** FreeRTOS-Kernel V11.3.0, queue.c: xQueueSemaphoreTake tries again after it was woken. The lock is given at 4 while high waits; fast takes it before high has run again. */
    @Test
    void aWokenFreeRtosWaiterMustTakeAgainAndMayLose() {
        Design design = freertos()
                .once("low", 1, 0, lock("m", compute(4 * MS)))
                .once("high", 2, MS, lock("m", compute(MS)))
                .interrupt("irq", 1, new Activation.Periodic(1000 * MS, 4 * MS, 0), raise("go"), compute(MS))
                .once("fast", 3, 0, await("go"), lock("m", compute(MS), delay(2 * MS)))
                .channel("go", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK)
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,fast
                0,suspend,fast,go
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                4,complete,low
                4,start,irq
                5,complete,irq
                5,resume,fast
                6,suspend,fast
                6,resume,high
                6000001ns,block,high,m
                6000001ns,idle
                """, design.whoRuns(7));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: xTaskPriorityInherit lifts the holder alone, not whom that one waits for. */
    @Test
    void freeRtosInheritanceIsOneHop() {
        Design design = freertos()
                .once("low", 1, 0, lock("a", compute(5 * MS)))
                .once("mid", 2, MS, lock("b", lock("a", compute(MS))))
                .once("other", 3, 3 * MS, compute(10 * MS))
                .once("high", 4, 2 * MS, lock("b", compute(MS)))
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
        assertEquals(
                """
                1,priority,low,2
                1,block,mid,a
                2,priority,mid,4
                2,block,high,b
                13,complete,other
                15,priority,low,1
                15,complete,low
                16,priority,mid,2
                16,complete,mid
                17,complete,high
                """, design.csv(design.run(17), EnumSet.of(EventKind.BLOCK, EventKind.PRIORITY, EventKind.COMPLETE)));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: xTaskPriorityDisinherit restores the base priority only when uxMutexesHeld has fallen to 0. */
    @Test
    void freeRtosKeepsTheInheritedPriorityUntilTheLastMutexIsGiven() {
        Design design = freertos()
                .once("low", 1, 0, lock("outer", lock("m", compute(2 * MS)), compute(2 * MS)))
                .once("high", 3, MS, lock("m", compute(MS)))
                .once("mid", 2, MS, compute(MS))
                .resource("outer", Protocol.INHERITANCE)
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                4,complete,low
                4,resume,high
                5,complete,high
                5,start,mid
                6,complete,mid
                6,idle
                """, design.whoRuns(10));
    }

    @Test
    void withoutProtocolFreeRtosMeansABinarySemaphore() {
        Design design = freertos()
                .once("low", 1, 0, lock("m", compute(3 * MS)))
                .once("high", 3, MS, lock("m", compute(MS)))
                .once("mid", 2, 2 * MS, compute(5 * MS))
                .resource("m", Protocol.NONE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                2,preempt,low,mid
                2,start,mid
                7,complete,mid
                7,resume,low
                8,complete,low
                8,resume,high
                9,complete,high
                9,idle
                """, design.whoRuns(10));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: taskSELECT_HIGHEST_PRIORITY_TASK takes the next entry of the list at every switch, whatever its reason. */
    @Test
    void freeRtosRotatesAfterAPreemption() {
        Design design = freertos()
                .once("a", 1, 0, compute(3 * MS))
                .once("b", 1, 0, compute(3 * MS))
                .once("high", 2, MS, compute(MS));
        assertEquals("""
                0,start,a
                1,preempt,a,high
                1,start,high
                2,complete,high
                2,start,b
                5,complete,b
                5,resume,a
                7,complete,a
                7,idle
                """, design.whoRuns(10));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: xTaskDelayUntil does not wait for an instant that is past, so jobs that came too late follow each other at once. */
    @Test
    void freeRtosCatchesUpWithPeriodsItIsBehind() {
        Design design = freertos().once("high", 2, 0, compute(5 * MS)).periodic("a", 1, 2 * MS, 0, compute(MS));
        assertEquals(
                """
                5,start,a
                6,complete,a
                6,start,a
                7,complete,a
                7,start,a
                8,complete,a
                8,start,a
                9,complete,a
                9,start,a
                10,complete,a
                10,start,a
                11,complete,a
                12,start,a
                13,complete,a
                """,
                design.csv(design.run(13), EnumSet.of(EventKind.START, EventKind.COMPLETE))
                        .replaceAll("[0-9]+,[a-z]+,high\n", ""));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: xTaskIncrementTick asks for a switch if the level of the running task has another one. */
    @Test
    void freeRtosRotatesAtEachTickIfSlicing() {
        Design design = Design.on("stm32f411re", "freertos", MS)
                .once("a", 1, 0, compute(2 * MS))
                .once("b", 1, 0, compute(MS));
        assertEquals("""
                0,start,a
                1,preempt,a,b
                1,start,b
                2,complete,b
                2,resume,a
                3,complete,a
                3,idle
                """, design.whoRuns(10));
    }

    @Test
    void aFreeRtosDelayCountsTicks() {
        // vTaskDelay(2) at 0.5 ms ends with the second tick after it.
        Design design = freertos().once("a", 1, 0, compute(MS / 2), delay(2 * MS), compute(MS));
        assertEquals("""
                0,start,a
                500000ns,suspend,a
                500000ns,idle
                2,resume,a
                3,complete,a
                3,idle
                """, design.whoRuns(10));
    }

    /** embassy-executor, raw/run_queue.rs: the queue is a stack that is taken as a whole; what is woken meanwhile makes the next. */
    @Test
    void embassyPollsABatchNewestWakeFirst() {
        Design design = embassy()
                .once("first", 0, MS, compute(MS))
                .once("second", 0, MS, compute(MS))
                .once("third", 0, MS, compute(MS))
                .once("later", 0, 2 * MS, compute(MS));
        assertEquals("""
                1,start,third
                2,complete,third
                2,start,second
                3,complete,second
                3,start,first
                4,complete,first
                4,start,later
                5,complete,later
                5,idle
                """, design.whoRuns(10));
    }

    /** embassy-futures, yield_now.rs: the task wakes itself, so it is in the next batch. */
    @Test
    void anEmbassyYieldWaitsForTheNextBatch() {
        Design design = embassy().once("b", 0, 0, compute(MS)).once("a", 0, 0, compute(MS), giveWay(), compute(MS));
        assertEquals("""
                0,start,a
                1,suspend,a
                1,start,b
                2,complete,b
                2,resume,a
                3,complete,a
                3,idle
                """, design.whoRuns(10));
    }

    /** embassy-time 0.5.1, Ticker::next is ready at once if its tick has passed; b was woken at 0.5 and waits for both jobs. */
    @Test
    void anEmbassyTaskWhoseTickerIsLateGoesOnInTheSamePoll() {
        Design design = embassy()
                .task("a", 0, new Activation.Burst(2, MS, 1000 * MS, 0), compute(3 * MS / 2))
                .deadline("a", 100 * MS)
                .once("b", 0, MS / 2, compute(MS));
        assertEquals("""
                0,start,a
                1,overrun,a,QUEUED
                1500000ns,complete,a
                1500000ns,start,a
                3,complete,a
                3,start,b
                4,complete,b
                4,idle
                """, design.whoRuns(10));
    }

    /** a can be late when slow runs, and then slow waits for more than two of its jobs. */
    @Test
    void noBoundIsKnownBesideAnEmbassyTaskThatCanBeLate() {
        Design design = embassy()
                .periodic("a", 0, 2 * MS, 0, compute(MS / 2))
                .deadline("a", 100 * MS)
                .periodic("slow", 0, 100 * MS, 0, compute(5 * MS));
        assertInstanceOf(Bound.NotApplicable.class, bound(design, 1));
        Design inTime = embassy()
                .periodic("a", 0, 20 * MS, 0, compute(MS / 2))
                .periodic("slow", 0, 100 * MS, 0, compute(5 * MS));
        assertInstanceOf(Bound.Known.class, bound(inTime, 1));
    }

    private static Bound bound(Design design, int context) {
        return Analysis.of(design.machine(), Progress.NONE)
                .contexts()
                .get(context)
                .bound();
    }

    /** embassy-sync, waitqueue/waker_registration.rs: one waker is kept, the one it replaces is woken and registers again. */
    @Test
    void twoWaitersOfAnEmbassyMutexWakeEachOther() {
        Design design = embassy()
                .cost("poll", 240_000)
                .clock(240_000_000)
                .once("holder", 0, 0, lock("m", delay(10 * MS)))
                .once("one", 0, MS, lock("m", compute(MS)))
                .once("two", 0, 2 * MS, lock("m", compute(MS)))
                .resource("m", Protocol.NONE);
        String trace = design.csv(design.run(8), EnumSet.of(EventKind.BLOCK, EventKind.UNBLOCK));
        assertEquals("""
                2,block,one,m
                3,block,two,m
                3,unblock,one
                4,block,one,m
                4,unblock,two
                5,block,two,m
                5,unblock,one
                6,block,one,m
                6,unblock,two
                7,block,two,m
                7,unblock,one
                8,block,one,m
                8,unblock,two
                """, trace);
    }

    /** embassy-sync, mutex.rs: unlock wakes the waiter and frees the mutex; who locks first has it. */
    @Test
    void anEmbassyMutexLiftsNobodyAndIsNotHandedOver() {
        Design design = embassy()
                .once("low", 0, 0, lock("m", compute(2 * MS), delay(2 * MS)), compute(MS))
                .once("high", 1, MS, lock("m", compute(MS)))
                .resource("m", Protocol.NONE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                2,suspend,low
                2,idle
                4,resume,low
                4,preempt,low,high
                4,resume,high
                5,complete,high
                5,resume,low
                6,complete,low
                6,idle
                """, design.whoRuns(10));
    }

    @Test
    void acrossCoresABlockingMutexSpins() {
        Design design = embassy()
                .once("a", 0, 0, lock("m", compute(3 * MS)))
                .once("b", 0, MS, lock("m", compute(MS)))
                .core("b", 1)
                .resource("m", Protocol.NON_PREEMPTIVE);
        assertEquals("""
                0,start,a
                1,start,b
                1,spin,b,m
                3,complete,a
                3,idle
                3,resume,b
                4,complete,b
                4,idle
                """, design.whoRuns(10));
    }

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

    @Test
    void aContextSwitchIsPaidWhenAnotherThreadRanLast() {
        Design design = freertos()
                .clock(1000)
                .cost("context-switch", 1)
                .once("low", 1, 0, compute(5 * MS))
                .once("high", 2, 2 * MS, compute(MS));
        assertEquals("""
                0,start,low
                2,preempt,low,high
                2,overhead,high,context-switch
                3,start,high
                4,complete,high
                4,overhead,low,context-switch
                5,resume,low
                8,complete,low
                8,idle
                """, design.whoRuns(50));
    }

    /** PendSV runs to its end, so high, released meanwhile, is switched to next; irq comes in between. */
    @Test
    void aSwitchThatHasBegunEndsBeforeAMoreUrgentThreadIsSwitchedTo() {
        Design design = freertos()
                .clock(1000)
                .cost("context-switch", 3)
                .once("low", 1, 0, compute(5 * MS))
                .once("mid", 2, MS, compute(MS))
                .once("high", 3, 2 * MS, compute(MS))
                .interrupt("irq", 1, new Activation.Periodic(1000 * MS, 3 * MS, 0), compute(MS));
        assertEquals("""
                0,start,low
                1,preempt,low,mid
                1,overhead,mid,context-switch
                3,start,irq
                4,complete,irq
                4,overhead,mid,context-switch
                5,overhead,high,context-switch
                8,start,high
                9,complete,high
                9,overhead,mid,context-switch
                12,start,mid
                13,complete,mid
                13,overhead,low,context-switch
                16,resume,low
                """, design.whoRuns(17));
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

    /** The tick at 2 finds nobody beside a, so a goes on behind the handler; peer was released meanwhile. */
    @Test
    void aFreeRtosThreadWithoutPeersKeepsItsTurnWhenTheTickComesIntoAHandler() {
        Design design = Design.on("stm32f411re", "freertos", MS)
                .tick(MS)
                .slice(2 * MS)
                .once("a", 1, 0, compute(3 * MS))
                .once("peer", 1, 3 * MS, compute(MS))
                .interrupt("irq", 1, new Activation.Periodic(1000 * MS, MS, 0), compute(2 * MS));
        assertEquals("""
                0,start,a
                1,preempt,a,irq
                1,start,irq
                3,complete,irq
                3,resume,a
                4,preempt,a,peer
                4,start,peer
                5,complete,peer
                5,resume,a
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

    /** FreeRTOS-Kernel V11.3.0, queue.c: prvCopyDataToQueue takes the giver's priority back before xTaskRemoveFromEventList readies the waiter, so that one stands before peer, which comes later. */
    @Test
    void aFreeRtosMutexTakesThePriorityBackBeforeItWakes() {
        Design design = freertos()
                .once("low", 1, 0, lock("m", compute(2 * MS)))
                .once("high", 2, MS, lock("m", compute(MS)))
                .once("peer", 2, 2 * MS, compute(MS))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                2,complete,low
                2,resume,high
                3,complete,high
                3,start,peer
                4,complete,peer
                4,idle
                """, design.whoRuns(5));
    }

    /** Both wait for m, which low holds; first is woken and takes it, so that second now waits for first: the cycle closes when first asks for n. */
    @Test
    void aCycleIsFoundThroughALockThatChangedHandsMeanwhile() {
        Design design = freertos()
                .once("low", 1, 0, lock("m", compute(3 * MS)))
                .once("second", 2, MS, lock("n", lock("m", compute(MS))))
                .once("first", 3, 2 * MS, lock("m", lock("n", compute(MS))))
                .resource("m", Protocol.INHERITANCE)
                .resource("n", Protocol.INHERITANCE);
        assertEquals("""
                3,deadlock,first,n
                3,deadlock,second,m
                """, design.csv(design.run(10), EnumSet.of(EventKind.DEADLOCK)));
    }
}

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

/** What FreeRTOS does differently from the book; expected traces worked out by hand. Times in ms. */
class FreeRtosTest {
    private static final long MS = 1_000_000;

    private static Design freertos() {
        return Design.on("stm32f411re", "freertos", MS).slice(0);
    }

    /** FreeRTOS-Kernel V11.3.0, queue.c: xQueueSemaphoreTake tries again after it was woken. The lock is given at 4 while high waits; fast takes it before high has run again. */
    @Test
    void aWokenFreeRtosWaiterMustTakeAgainAndMayLose() {
        Design design = MutexShapes.givenWhileAnotherComes(freertos(), MS, compute(MS), delay(2 * MS));
        assertEquals(MutexShapes.UNTIL_ANOTHER_COMES + """
                6,suspend,fast
                6,resume,high
                6000001ns,block,high,m
                6000001ns,idle
                """, design.whoRuns(7));
    }

    /** FreeRTOS-Kernel V11.3.0, tasks.c: xTaskPriorityInherit lifts the holder alone, not whom that one waits for. */
    @Test
    void freeRtosInheritanceIsOneHop() {
        Design design = MutexShapes.chainOfTwo(freertos(), MS);
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
                .interruptOnce("irq", 1, 3 * MS, compute(MS));
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

    /** The tick at 2 finds nobody beside a, so a goes on behind the handler; peer was released meanwhile. */
    @Test
    void aFreeRtosThreadWithoutPeersKeepsItsTurnWhenTheTickComesIntoAHandler() {
        Design design = Design.on("stm32f411re", "freertos", MS)
                .tick(MS)
                .slice(2 * MS)
                .once("a", 1, 0, compute(3 * MS))
                .once("peer", 1, 3 * MS, compute(MS))
                .interruptOnce("irq", 1, MS, compute(2 * MS));
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

package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** How Tock 2.2 runs processes and its own work, each with the place in its kernel; expected traces worked out by hand from there. Times in ms. */
class TockTest {
    private static final long MS = 1_000_000;

    private static Design tock() {
        return Design.on("nrf52840", "tock", MS);
    }

    /** kernel/src/scheduler/round_robin.rs, next: the list turns until its head is ready; b stands before c, which waits longer. */
    @Test
    void processesTakeTurnsInTheOrderOfTheirRing() {
        Design design = tock().once("a", 0, 0, compute(3 * MS))
                .once("b", 0, 2 * MS, compute(MS))
                .once("c", 0, MS, compute(MS));
        assertEquals("""
                0,start,a
                3,complete,a
                3,start,b
                4,complete,b
                4,start,c
                5,complete,c
                5,idle
                """, design.whoRuns(10));
    }

    /** round_robin.rs: a full turn of the list in search of a ready process leaves it as it was. */
    @Test
    void theRingStaysWhereItWasWhileTheCoreSleeps() {
        Design design = tock().task("a", 0, new Activation.Burst(2, 5 * MS, 1000 * MS, 0), compute(MS))
                .deadline("a", 100 * MS)
                .once("b", 0, 5 * MS, compute(MS));
        assertEquals("""
                0,start,a
                1,complete,a
                1,idle
                5,start,b
                6,complete,b
                6,start,a
                7,complete,a
                7,idle
                """, design.whoRuns(10));
    }

    /** round_robin.rs, result: after KernelPreemption the same process goes on with the rest of its time, which the kernel's work did not use up. */
    @Test
    void aSlicePausesWhileTheKernelWorks() {
        Design design = tock().slice(2 * MS)
                .once("a", 0, 0, compute(3 * MS))
                .once("b", 0, 0, compute(3 * MS))
                .interruptOnce("irq", 1, MS, compute(MS));
        assertEquals("""
                0,start,a
                1,preempt,a,irq
                1,start,irq
                2,complete,irq
                2,resume,a
                3,preempt,a,b
                3,start,b
                5,preempt,b,a
                5,resume,a
                6,complete,a
                6,resume,b
                7,complete,b
                7,idle
                """, design.whoRuns(10));
    }

    /** kernel/src/kernel.rs, do_process: at most MIN_QUANTA_THRESHOLD_US (500) left is time expired; a had 400 us when the interrupt came. */
    @Test
    void anInterruptedProcessLosesAShortRestOfItsSlice() {
        Design design = tock().slice(2 * MS)
                .once("a", 0, 0, compute(3 * MS))
                .once("b", 0, 0, compute(3 * MS))
                .interruptOnce("irq", 1, 1_600_000, compute(MS));
        assertEquals("""
                0,start,a
                1600000ns,preempt,a,irq
                1600000ns,start,irq
                2600000ns,complete,irq
                2600000ns,start,b
                4600000ns,preempt,b,a
                4600000ns,resume,a
                6,complete,a
                6,resume,b
                7,complete,b
                7,idle
                """, design.whoRuns(10));
    }

    /** do_process asks the same after every system call. */
    @Test
    void aProcessThatCallsTheKernelLateInItsSliceLosesTheRest() {
        Design design = tock().slice(2 * MS)
                .once("a", 0, 0, compute(1_600_000), raise("s"), compute(MS))
                .once("b", 0, 0, compute(MS))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals("""
                0,start,a
                1600000ns,preempt,a,b
                1600000ns,start,b
                2600000ns,complete,b
                2600000ns,resume,a
                3600000ns,complete,a
                3600000ns,idle
                """, design.whoRuns(10));
    }

    /** kernel.rs, kernel_loop_operation: bottom halves run one after the other in the kernel's thread, before any process. */
    @Test
    void bottomHalvesDoNotPreemptEachOther() {
        Design design = tock().interruptOnce("slow", 1, 0, compute(3 * MS))
                .interruptOnce("urgent", 7, MS, compute(MS))
                .once("process", 0, 2 * MS, compute(MS));
        assertEquals("""
                0,start,slow
                3,complete,slow
                3,start,urgent
                4,complete,urgent
                4,start,process
                5,complete,process
                5,idle
                """, design.whoRuns(10));
    }

    /** do_process: a process that yields with a task queued gets it at once, in the same slice. */
    @Test
    void aProcessWithAnotherUpcallGoesOnInItsSlice() {
        Design design = tock().task("a", 0, new Activation.Burst(2, MS, 1000 * MS, 0), compute(1_500_000))
                .deadline("a", 100 * MS)
                .once("b", 0, 0, compute(MS));
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

    /** The second upcall begins with 0.4 ms left of the slice: not worth going back to. */
    @Test
    void goingOnCountsAsACallOfTheKernel() {
        Design design = tock().slice(2 * MS)
                .task("a", 0, new Activation.Burst(2, MS, 1000 * MS, 0), compute(1_600_000))
                .deadline("a", 100 * MS)
                .once("b", 0, 0, compute(MS));
        assertEquals("""
                0,start,a
                1,overrun,a,QUEUED
                1600000ns,complete,a
                1600000ns,start,b
                2600000ns,complete,b
                2600000ns,start,a
                4200000ns,complete,a
                4200000ns,idle
                """, design.whoRuns(10));
    }

    /** kernel/src/process_standard.rs, CALLBACK_LEN: ten upcalls wait, the rest is dropped. */
    @Test
    void tenUpcallsAreKept() {
        Design design = tock().task("a", 0, new Activation.Burst(13, 0, 1000 * MS, 0), compute(MS))
                .deadline("a", 100 * MS);
        assertEquals(
                "0,overrun,a,QUEUED\n".repeat(9) + "0,overrun,a,FULL\n".repeat(3),
                design.csv(design.run(20), EnumSet.of(EventKind.OVERRUN)));
    }

    /** The ring has moved on by the call at 1.6, although b is made ready only behind it, by the bottom half. */
    @Test
    void aTurnGivenUpByACallIsOverForWhoeverIsReadyNext() {
        Design design = tock().slice(2 * MS)
                .once("a", 0, 0, compute(1_600_000), raise("s"), compute(MS))
                .interruptOnce("irq", 1, 1_600_000, compute(MS))
                .task("b", 0, new Activation.On(ItemId.of("irq")), compute(MS))
                .deadline("b", 100 * MS)
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals("""
                0,start,a
                1600000ns,preempt,a,irq
                1600000ns,start,irq
                2600000ns,complete,irq
                2600000ns,start,b
                3600000ns,complete,b
                3600000ns,resume,a
                4600000ns,complete,a
                4600000ns,idle
                """, design.whoRuns(10));
    }
}

package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.await;
import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.giveWay;
import static dev.takt.sim.design.Do.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Zephyr does differently from the book with threads, slices and timers, each with the place in its kernel (4.4); expected traces worked out by hand from there. Times in ms. */
class ZephyrTest {
    private static final long MS = 1_000_000;

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr", MS).slice(0);
    }

    /** kernel/sched.c, should_preempt: interrupts take the core from a cooperative thread, but no thread does, however urgent. */
    @Test
    void noThreadPreemptsACooperativeOne() {
        Design design = zephyr().once("cooperative", 15, 0, compute(3 * MS))
                .once("urgent", 30, MS, compute(MS))
                .interruptOnce("irq", 1, 2 * MS, compute(MS));
        assertEquals("""
                0,start,cooperative
                2,preempt,cooperative,irq
                2,start,irq
                3,complete,irq
                3,resume,cooperative
                4,complete,cooperative
                4,start,urgent
                5,complete,urgent
                5,idle
                """, design.whoRuns(10));
    }

    /** k_yield: kernel/sched.c, z_impl_k_yield. */
    @Test
    void aCooperativeThreadThatYieldsLetsMoreUrgentOnesGo() {
        Design design = zephyr().once("cooperative", 15, 0, compute(2 * MS), giveWay(), compute(MS))
                .once("urgent", 16, MS, compute(MS));
        assertEquals("""
                0,start,cooperative
                2,suspend,cooperative
                2,start,urgent
                3,complete,urgent
                3,resume,cooperative
                4,complete,cooperative
                4,idle
                """, design.whoRuns(10));
    }

    /** kernel/timeslicing.c, z_reset_time_slice at each switch: a comes back at 2 and keeps the core until 4, not 3. */
    @Test
    void aThreadBackFromPreemptionGetsAWholeSlice() {
        Design design = zephyr().slice(2 * MS)
                .once("a", 1, 0, compute(4 * MS))
                .once("b", 1, 0, compute(3 * MS))
                .once("high", 2, MS, compute(MS));
        assertEquals("""
                0,start,a
                1,preempt,a,high
                1,start,high
                2,complete,high
                2,resume,a
                4,preempt,a,b
                4,start,b
                6,preempt,b,a
                6,resume,a
                7,complete,a
                7,resume,b
                8,complete,b
                8,idle
                """, design.whoRuns(10));
    }

    /** kernel/timeslicing.c: the slice is a timeout, so time in handlers counts; it ends during irq. */
    @Test
    void interruptsCountIntoASlice() {
        Design design = zephyr().slice(2 * MS)
                .once("a", 1, 0, compute(3 * MS))
                .once("b", 1, 0, compute(3 * MS))
                .interruptOnce("irq", 1, MS, compute(3 * MS / 2));
        assertEquals("""
                0,start,a
                1,preempt,a,irq
                1,start,irq
                2500000ns,complete,irq
                2500000ns,start,b
                4500000ns,preempt,b,a
                4500000ns,resume,a
                6500000ns,complete,a
                6500000ns,resume,b
                7500000ns,complete,b
                7500000ns,idle
                """, design.whoRuns(10));
    }

    /** A slice of 2 ticks that begins between ticks 0 and 1 ends with tick 2. */
    @Test
    void aSliceCountsTicks() {
        Design design = zephyr().tick(MS)
                .slice(2 * MS)
                .once("a", 1, 0, await("go-a"), compute(2 * MS))
                .once("b", 1, 0, await("go-b"), compute(MS))
                .interruptOnce("irq", 1, MS / 2, raise("go-a"), raise("go-b"))
                .channel("go-a", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK)
                .channel("go-b", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals("""
                0,start,a
                0,suspend,a,go-a
                0,start,b
                0,suspend,b,go-b
                0,idle
                500000ns,start,irq
                500000ns,complete,irq
                500000ns,resume,a
                2,preempt,a,b
                2,resume,b
                3,complete,b
                3,resume,a
                3500000ns,complete,a
                3500000ns,idle
                """, design.whoRuns(10));
    }

    @Test
    void cooperativeThreadsHaveNoSlices() {
        Design design = zephyr().slice(MS).once("a", 15, 0, compute(2 * MS)).once("b", 15, 0, compute(MS));
        assertEquals("""
                0,start,a
                2,complete,a
                2,start,b
                3,complete,b
                3,idle
                """, design.whoRuns(10));
    }

    /** kernel/timeout.c, z_add_timeout: timeout.ticks + 1 + elapsed(). A sleep of 2 ticks at 0.5 ends with tick 3; one begun on tick 4 with tick 6, when the book has 5. */
    @Test
    void aSleepLastsOneTickMoreThanItCounts() {
        Design design =
                zephyr().tick(MS).once("a", 1, 0, compute(MS / 2), delay(2 * MS), compute(MS), delay(MS), compute(MS));
        assertEquals("""
                0,start,a
                500000ns,suspend,a
                500000ns,idle
                3,resume,a
                4,suspend,a
                4,idle
                6,resume,a
                7,complete,a
                7,idle
                """, design.whoRuns(10));
    }

    /** kernel/timer.c, k_timer_status_sync: the thread takes the count of expirations at once. */
    @Test
    void expirationsOfATimerAreCountedTogether() {
        Design design = zephyr().once("high", 2, 0, compute(5 * MS))
                .task("low", 1, new Activation.Periodic(2 * MS, MS, 0), compute(MS))
                .deadline("low", 100 * MS);
        assertEquals("""
                0,start,high
                3,overrun,low,MERGED
                5,complete,high
                5,overrun,low,MERGED
                5,start,low
                6,complete,low
                6,idle
                """, design.whoRuns(6));
    }

    /** kernel/timer.c, k_timer_status_sync: with expirations at hand a thread does not wait, so it keeps the core from its peer. */
    @Test
    void aThreadWithAnotherExpirationAtHandGoesOn() {
        Design design = zephyr().task("a", 1, new Activation.Burst(2, MS, 1000 * MS, 0), compute(3 * MS / 2))
                .deadline("a", 100 * MS)
                .once("peer", 1, 0, compute(MS));
        assertEquals("""
                0,start,a
                1,overrun,a,QUEUED
                1500000ns,complete,a
                1500000ns,start,a
                3,complete,a
                3,start,peer
                4,complete,peer
                4,idle
                """, design.whoRuns(10));
    }

    /** The same for a cooperative thread, which so keeps out a more urgent one for two jobs: no bound is known for that one. */
    @Test
    void aCooperativeThreadThatGoesOnKeepsOutMoreUrgentOnes() {
        Design design = zephyr().task("late", 15, new Activation.Periodic(2 * MS, 0, 0), compute(3 * MS))
                .deadline("late", 100 * MS)
                .task("urgent", 16, new Activation.Periodic(100 * MS, MS, 0), compute(MS));
        assertEquals("""
                0,start,late
                2,overrun,late,QUEUED
                3,complete,late
                3,start,late
                4,overrun,late,QUEUED
                6,complete,late
                6,overrun,late,MERGED
                6,start,late
                """, design.whoRuns(6));
        Machine machine = design.machine();
        Bound bound = Analysis.of(machine, Progress.NONE).contexts().get(1).bound();
        assertInstanceOf(Bound.NotApplicable.class, bound);
    }

    /** kernel/Kconfig: NUM_PREEMPT_PRIORITIES 15, NUM_COOP_PRIORITIES 16. */
    @Test
    void nativeNumbersCountDownFromTheLowestPreemptiblePriority() {
        Machine machine = zephyr().once("lowest", 0, 0)
                .once("main", 14, 0)
                .once("cooperative", 15, 0)
                .once("highest", 30, 0)
                .machine();
        assertEquals(
                List.of("14", "0", "-1", "-16"),
                List.of("lowest", "main", "cooperative", "highest").stream()
                        .map(id -> machine.context(ItemId.of(id)).orElseThrow())
                        .map(c -> machine.levelOf(c).nativePriority())
                        .toList());
    }

    /** The tick at 2 waits for irq_unlock, in whatever step of the section it fell. */
    @Test
    void aSliceThatEndsInACriticalSectionEndsWithIt() {
        Design design = zephyr().slice(2 * MS)
                .once("a", 1, 0, critical(compute(3 * MS), compute(MS)), compute(2 * MS))
                .once("b", 1, 0, compute(MS));
        assertEquals("""
                0,start,a
                4,preempt,a,b
                4,start,b
                5,complete,b
                5,resume,a
                7,complete,a
                7,idle
                """, design.whoRuns(10));
    }

    /** The section ends with the first job: the tick comes before the thread goes on with the next. */
    @Test
    void aThreadThatGoesOnDoesNotKeepATurnThatIsOver() {
        Design design = zephyr().slice(2 * MS)
                .task("a", 1, new Activation.Burst(2, MS, 1000 * MS, 0), critical(compute(3 * MS)))
                .deadline("a", 100 * MS)
                .once("b", 1, 0, compute(MS));
        assertEquals("""
                0,start,a
                1,overrun,a,QUEUED
                3,complete,a
                3,start,b
                4,complete,b
                4,start,a
                7,complete,a
                7,idle
                """, design.whoRuns(10));
    }
}

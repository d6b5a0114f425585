package dev.takt.projects.machine;

import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Task;
import java.util.OptionalInt;

/**
 * Zephyr: threads below all interrupts. The most urgent priorities are cooperative: once such a thread runs, no thread takes the core from it (kernel/sched.c, {@code should_preempt}) but
 * one of a meta-IRQ priority, the most urgent of all, of which a design may have some; it goes back to that thread and no other (kernel/include/metairq.h). The others are preemptible, with slices if there are any (kernel/timeslicing.c). The native number counts down: 0 is the most urgent preemptible
 * priority, negative ones are cooperative. With {@code CONFIG_SCHED_DEADLINE} deadlines order the threads of a priority (z_sched_prio_cmp); a slice then ends behind equal deadlines (move_thread_to_end_of_prio_q), so it gives a turn to those alone. A critical section ({@code irq_lock}) masks all interrupts but zero-latency ones, which are not modelled either.
 */
record ZephyrScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        return Seat.thread(ground.tasks().nearest(task.priority()));
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        if (seat.band() == Band.INTERRUPT) {
            return new Policy.ByOrder();
        }
        long slice = seat.priority() < preemptible(ground) ? sliceNs(ground) : 0;
        if (ground.project().settings().scheduling() == Scheduling.EDF) {
            boolean stays = isCooperative(seat.priority(), ground);
            return new Policy.EarliestDeadline(stays ? Among.COOPERATIVE_PRIORITY : Among.PRIORITY, slice);
        }
        return slice > 0 ? new Policy.RoundRobin(slice, Turn.WHOLE_SLICE) : new Policy.FirstCome();
    }

    /** A slice is a number of ticks. */
    private static long sliceNs(Ground ground) {
        long slice = Amounts.time(
                ground.project().settings().sliceNs().orElse(ground.runtime().sliceNs()));
        long tick = Math.max(1, ground.tickNs());
        return Amounts.product(Math.ceilDiv(slice, tick), tick);
    }

    @Override
    public OptionalInt threshold(Task task, Ground ground) {
        int priority = seat(task, ground).priority();
        return isCooperative(priority, ground) ? OptionalInt.of(firstMetaIrq(ground) - 1) : OptionalInt.empty();
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return Integer.toString(preemptible(ground) - 1 - priority);
    }

    @Override
    public boolean isCooperative(int priority, Ground ground) {
        return priority >= preemptible(ground) && priority < firstMetaIrq(ground);
    }

    /** The lowest priority whose threads take the core from cooperative ones (include/zephyr/kernel.h, CONFIG_NUM_METAIRQ_PRIORITIES). */
    private static int firstMetaIrq(Ground ground) {
        return Math.max(
                preemptible(ground),
                ground.threads().count() - ground.project().settings().metaIrqs());
    }

    private static int preemptible(Ground ground) {
        return ground.threads().count() - ground.runtime().kernel().cooperative();
    }
}

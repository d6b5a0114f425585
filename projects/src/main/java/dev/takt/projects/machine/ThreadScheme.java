package dev.takt.projects.machine;

import dev.takt.projects.model.Task;
import dev.takt.projects.target.CpuArch;

/**
 * FreeRTOS: threads below all interrupts. After each preemption, and at each slice end, the next thread of the level runs. A critical section raises the mask to
 * {@code configMAX_SYSCALL_INTERRUPT_PRIORITY}, native 5 as in the kernel's Cortex-M examples, so interrupts above it pass; ports without such a mask (Cortex-M0, Xtensa) mask all.
 */
record ThreadScheme() implements Scheme {
    private static final int SYSCALL_NATIVE_PRIORITY = 5;

    @Override
    public Seat seat(Task task, Ground ground) {
        return Seat.thread(ground.tasks().nearest(task.priority()));
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return seat.band() == Band.INTERRUPT
                ? new Policy.ByOrder()
                : new Policy.RoundRobin(sliceNs(ground), Turn.NEXT_CONTEXT);
    }

    /** A slice is one tick, if there is slicing. */
    private static long sliceNs(Ground ground) {
        long own = ground.runtime().sliceNs() > 0 ? ground.tickNs() : 0;
        return Amounts.time(ground.project().settings().sliceNs().orElse(own));
    }

    @Override
    public int criticalPriority(Ground ground) {
        CpuArch arch = ground.chip().arch();
        boolean masked = arch == CpuArch.ARMV7M || arch == CpuArch.ARMV7EM || arch == CpuArch.ARMV8M;
        int highest = ground.handlers().highest();
        return masked ? Math.max(1, highest - SYSCALL_NATIVE_PRIORITY) : highest;
    }
}

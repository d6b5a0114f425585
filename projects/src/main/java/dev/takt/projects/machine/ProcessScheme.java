package dev.takt.projects.machine;

import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Task;

/**
 * Tock: processes in a ring, below the kernel. What a handler does here is the bottom half and the capsules behind it: the kernel's one thread runs them to completion before any process, lowest vector
 * first, so hardware priorities decide nothing (kernel/src/kernel.rs, {@code kernel_loop_operation}; the top halves that only note the interrupt are its entry cost).
 */
record ProcessScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        return Seat.thread(0);
    }

    @Override
    public Seat seat(Interrupt interrupt, Ground ground) {
        return Seat.interrupt(1);
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        if (seat.band() == Band.INTERRUPT) {
            return new Policy.ByOrder();
        }
        long slice = Amounts.time(
                ground.project().settings().sliceNs().orElse(ground.runtime().sliceNs()));
        return new Policy.Ring(slice, ground.runtime().kernel().leastSliceNs());
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "process";
    }
}

package dev.takt.projects.machine;

import dev.takt.projects.model.Task;

/** Preemptive fixed priorities for study: first come, first served within a priority, or in turn if the design sets a slice. */
record GenericScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        return Seat.thread(Math.clamp(task.priority(), 0, ground.threadPriorities() - 1));
    }

    @Override
    public Policy policy(Seat seat, boolean tasks, Ground ground) {
        if (seat.band() == Band.INTERRUPT) {
            return new Policy.ByOrder();
        }
        long slice = Amounts.time(
                ground.project().settings().sliceNs().orElse(ground.runtime().sliceNs()));
        return slice > 0 ? new Policy.RoundRobin(slice, false) : new Policy.FirstCome();
    }
}

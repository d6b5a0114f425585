package dev.takt.projects.machine;

import dev.takt.projects.model.Task;

/**
 * RTIC: a software task of priority p &gt; 0 runs in a dispatcher interrupt of hardware priority p, beside the hardware tasks of that priority; priority 0 runs in
 * {@code idle}'s place. All software tasks of one priority are one executor that polls them in order of name (rtic-macros keeps them in an ordered set).
 */
record RticScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        int priority = Math.clamp(task.priority(), 0, ground.interruptLevels());
        return priority == 0 ? Seat.thread(0) : Seat.interrupt(priority);
    }

    @Override
    public Policy policy(Seat seat, boolean tasks, Ground ground) {
        return new Policy.ByOrder();
    }

    @Override
    public boolean dispatched(Seat seat) {
        return seat.band() == Band.INTERRUPT;
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "idle";
    }

    @Override
    public boolean orderedByName() {
        return true;
    }
}

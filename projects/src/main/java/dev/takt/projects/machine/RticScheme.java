package dev.takt.projects.machine;

import dev.takt.projects.model.Task;

/**
 * RTIC: a software task of priority p &gt; 0 runs in a dispatcher interrupt of hardware priority p, beside the hardware tasks of that priority; priority 0 runs in
 * {@code idle}'s place. The dispatcher of a priority goes through its software tasks in order of name (rtic-macros keeps them in an ordered set) and polls
 * those that were woken (rtic-macros, src/codegen/async_dispatchers.rs): one woken behind the task that runs is still polled in this pass, one before it in the next, after the handlers
 * of the same priority that are pending with a lower vector; here after all that are pending.
 */
record RticScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        int priority = Math.clamp(task.priority(), 0, ground.interruptLevels());
        return priority == 0 ? Seat.thread(0) : Seat.interrupt(priority);
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return tasks > 1 ? new Policy.Loop() : new Policy.ByOrder();
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

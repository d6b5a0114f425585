package dev.takt.projects.machine;

import dev.takt.projects.model.Task;

/**
 * Embassy: an executor is a core and a priority. Priority 0 is the thread executor, priority p &gt; 0 an interrupt executor on a software interrupt of hardware
 * priority p. Handlers of a priority that has an executor run between its batches, by vector.
 */
record ExecutorScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        int priority = Math.clamp(task.priority(), 0, ground.interruptLevels());
        return priority == 0 ? Seat.thread(0) : Seat.interrupt(priority);
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return tasks > 0 || seat.band() == Band.THREAD ? new Policy.Batches() : new Policy.ByOrder();
    }

    @Override
    public boolean dispatched(Seat seat) {
        return seat.band() == Band.INTERRUPT;
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "thread";
    }
}

package dev.takt.projects.machine;

import dev.takt.projects.model.Scheduling;

/**
 * Embassy: an executor is a core and a priority. Priority 0 is the thread executor, priority p &gt; 0 an interrupt executor on a software interrupt of hardware
 * priority p. Handlers of a priority that has an executor run between its batches, by vector. With the feature {@code scheduler-deadline} each executor polls by deadline.
 */
record ExecutorScheme() implements InterruptScheme {
    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        if (tasks == 0 && seat.band() == Band.INTERRUPT) {
            return new Policy.ByOrder();
        }
        boolean byDeadline = ground.project().settings().scheduling() == Scheduling.EDF;
        return byDeadline ? new Policy.DeadlinePolls() : new Policy.Batches();
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "thread";
    }
}

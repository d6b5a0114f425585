package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Task;

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

    /** Releases by code stand in a channel with so much room. A ticker knows when it is late and by how much, and a channel of the design has its own capacity. */
    @Override
    public int mostPending(Task task, Ground ground) {
        boolean byCode =
                switch (task.activation()) {
                    case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> true;
                    case Activation.On on ->
                        ground.project().item(on.source(), Channel.class).isEmpty();
                    case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ ->
                        false;
                };
        return byCode ? ground.runtime().kernel().mostPending() : 0;
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "thread";
    }
}

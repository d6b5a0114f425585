package dev.takt.projects.machine;

import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Task;
import java.util.OptionalInt;

/**
 * Textbook scheduling for study. Fixed priorities: first come, first served within a priority, or in turn if the design sets a slice. Earliest deadline first: all tasks of a core on one level.
 * Without preemption every task has the highest threshold.
 */
record GenericScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        return isEdf(ground) ? Seat.thread(0) : Seat.thread(ground.tasks().nearest(task.priority()));
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        if (seat.band() == Band.INTERRUPT) {
            return new Policy.ByOrder();
        }
        if (isEdf(ground)) {
            return new Policy.EarliestDeadline(Among.CORE, 0);
        }
        long slice =
                Amounts.time(settings(ground).sliceNs().orElse(ground.runtime().sliceNs()));
        return slice > 0 ? new Policy.RoundRobin(slice, Turn.REST_OF_SLICE) : new Policy.FirstCome();
    }

    @Override
    public OptionalInt threshold(Task task, Ground ground) {
        if (settings(ground).preemption() == Preemption.NONE) {
            return OptionalInt.of(Integer.MAX_VALUE);
        }
        return isEdf(ground) ? OptionalInt.empty() : task.threshold();
    }

    private static boolean isEdf(Ground ground) {
        return settings(ground).scheduling() == Scheduling.EDF;
    }

    private static Settings settings(Ground ground) {
        return ground.project().settings();
    }
}

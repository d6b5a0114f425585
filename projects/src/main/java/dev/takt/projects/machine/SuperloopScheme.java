package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Task;

/**
 * Bare metal: one loop a core, below all interrupts, that asks the flag of each of its functions in declared order and calls it if it is set; functions of {@code startup} come first, since they stand
 * before the loop. There are no priorities, and a critical section masks all interrupts.
 */
record SuperloopScheme() implements Scheme {
    @Override
    public Seat seat(Task task, Ground ground) {
        return Seat.thread(0);
    }

    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return seat.band() == Band.INTERRUPT ? new Policy.ByOrder() : new Policy.Loop();
    }

    @Override
    public boolean comesFirst(Executable item) {
        return item.activation() instanceof Activation.Startup;
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "loop";
    }
}

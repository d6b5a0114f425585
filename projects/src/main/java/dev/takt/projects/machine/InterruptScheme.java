package dev.takt.projects.machine;

import dev.takt.projects.model.Task;

/** A runtime whose tasks run on interrupts: one of priority p &gt; 0 on a dispatched interrupt of hardware priority p, those of priority 0 in the one thread. */
sealed interface InterruptScheme extends Scheme permits ExecutorScheme, FiberScheme, RticScheme {
    @Override
    default Seat seat(Task task, Ground ground) {
        int priority = ground.tasks().nearest(task.priority());
        return priority == 0 ? Seat.thread(0) : Seat.interrupt(priority);
    }

    @Override
    default boolean dispatched(Seat seat) {
        return seat.band() == Band.INTERRUPT;
    }
}

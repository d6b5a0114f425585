package dev.takt.sim.reference;

import dev.takt.projects.machine.Bus;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A bus and whose transfer it carries. */
final class RefBus {
    final Bus bus;

    @Nullable
    RefContext owner;
    /** When the driver interrupts from now on, the last time at the end of the transfer. */
    final Deque<Long> interrupts = new ArrayDeque<>();

    RefBus(Bus bus) {
        this.bus = bus;
    }
}

package dev.takt.sim.reference;

import dev.takt.projects.machine.Bus;
import org.jspecify.annotations.Nullable;

/** A bus and whose transfer it carries. */
final class RefBus {
    final Bus bus;

    @Nullable
    RefContext owner;

    RefBus(Bus bus) {
        this.bus = bus;
    }
}

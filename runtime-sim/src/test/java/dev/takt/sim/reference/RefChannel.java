package dev.takt.sim.reference;

import dev.takt.projects.machine.Queue;

/** A channel: how many elements are in it. */
final class RefChannel {
    final Queue queue;
    int depth;

    RefChannel(Queue queue) {
        this.queue = queue;
    }
}

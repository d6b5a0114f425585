package dev.takt.sim.reference;

import dev.takt.projects.machine.BlockPool;

/** A pool: how many of its blocks are in use. */
final class RefPool {
    final BlockPool pool;
    int used;

    RefPool(BlockPool pool) {
        this.pool = pool;
    }
}

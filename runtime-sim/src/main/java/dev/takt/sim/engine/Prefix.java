package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;

/** What the runtime does before the first step of a context that has been dispatched: a set of bits, the lowest first. */
final class Prefix {
    /** The interrupt in which the last pass of its dispatcher went returns. */
    static final int EXIT = 1;
    /** It does, straight into the next one. */
    static final int CHAIN = 2;

    static final int ENTRY = 4;
    static final int POLL = 8;
    /** What a thread needs on another core than its last: its caches are there. */
    static final int MIGRATION = 16;

    private Prefix() {}

    /** The row of the cost table that comes first. */
    static Cost first(int prefix) {
        return switch (Integer.lowestOneBit(prefix)) {
            case EXIT -> Cost.INTERRUPT_EXIT;
            case CHAIN -> Cost.TAIL_CHAIN;
            case ENTRY -> Cost.INTERRUPT_ENTRY;
            case POLL -> Cost.POLL;
            default -> Cost.MIGRATION;
        };
    }
}

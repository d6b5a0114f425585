package dev.takt.sim.trace;

/** What a context or a core does for a while. */
public enum SliceState {
    /** Has its core. */
    RUNNING,
    /** Could run, another does. */
    READY,
    /** Waits for what another holds. */
    BLOCKED,
    /** Waits by itself: for a time, a message, the end of a transfer. */
    SUSPENDED,
    /** Waits on its core for what another holds. */
    SPINNING,
    /** The runtime works for it. */
    OVERHEAD,
    /** Nothing runs (cores only). */
    IDLE,
    /** It starts after a reset (cores only). */
    BOOTING
}

package dev.takt.sim.trace;

/** What contexts hold, wait for or use. */
public enum ThingKind {
    /** A shared resource. */
    RESOURCE,
    /** A channel. */
    QUEUE,
    /** A peripheral that transfers. */
    BUS,
    /** A memory pool. */
    POOL,
    /** A watchdog. */
    WATCHDOG
}

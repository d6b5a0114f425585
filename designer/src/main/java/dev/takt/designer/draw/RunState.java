package dev.takt.designer.draw;

/** What a context does at an instant, mildest first: the order in which states cover each other when they share a pixel. */
public enum RunState {
    /** Has no job. */
    IDLE,
    /** Waits for a time, a transfer or a message. */
    SUSPENDED,
    /** Could run, but another does. */
    READY,
    /** The runtime takes time. */
    OVERHEAD,
    /** Its core works for it. */
    RUNNING,
    /** Waits for a lock. */
    BLOCKED
}

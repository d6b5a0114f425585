package dev.takt.sim.trace;

/** How a job ended. */
public enum JobOutcome {
    /** It has not. */
    UNFINISHED,
    /** At its last step. */
    COMPLETED,
    /** Given up by its overrun policy. */
    ABORTED,
    /** Lost in a reset. */
    RESET,
    /** Never became a job of its own: skipped, merged or lost. */
    DROPPED
}

package dev.takt.sim.trace;

/** What became of a job that arrived while the last one of its context was unfinished, or its core booted. */
public enum OverrunOutcome {
    /** It waits its turn. */
    QUEUED,
    /** It is dropped, whether others wait or not. */
    SKIPPED,
    /** It joins a job that waits already. */
    MERGED,
    /** The unfinished one is given up for it. */
    ABORTED,
    /** The interrupt was pending already: nobody will know of it. */
    LOST,
    /** Its core boots after a reset: nobody will know of it. */
    BOOTING,
    /** As many wait as its context keeps: it is dropped. */
    FULL
}

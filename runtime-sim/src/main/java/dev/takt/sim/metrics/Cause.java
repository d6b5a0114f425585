package dev.takt.sim.metrics;

/** Why a job did not end earlier, for a stretch of time. */
public enum Cause {
    /** It has arrived but is not released. */
    RELEASE_DELAY("release-delay"),
    /** An earlier job of its context is unfinished. */
    BACKLOG("backlog"),
    /** It waits by itself: a delay, a message, a transfer. */
    SUSPENSION("suspension"),
    /** It waits for what another holds, or a less urgent context runs. */
    BLOCKING("blocking"),
    /** The runtime works on its core. */
    OVERHEAD("overhead"),
    /** It runs. */
    EXECUTION("execution"),
    /** A context that is as urgent or more runs. */
    PREEMPTION("preemption");

    private final String tag;

    Cause(String tag) {
        this.tag = tag;
    }

    /** The word in reports. */
    public String tag() {
        return tag;
    }
}

package dev.takt.app.advice;

import dev.takt.sim.metrics.Cause;

/** What a part of a response was for, in the order in which the sum is told: the causes of blame, blocking told apart by how it came about. */
public enum Role {
    /** Not released yet. */
    RELEASE_DELAY(Cause.RELEASE_DELAY, "release-delay"),
    /** An earlier job of its task unfinished. */
    BACKLOG(Cause.BACKLOG, "backlog"),
    /** It ran. */
    EXECUTION(Cause.EXECUTION, "execution"),
    /** It waited by itself. */
    SUSPENSION(Cause.SUSPENSION, "suspension"),
    /** Somebody as urgent or more ran. */
    PREEMPTION(Cause.PREEMPTION, "preemption"),
    /** It waited for a lock, and somebody ran ahead of who held it. */
    OVERTAKEN(Cause.BLOCKING, "overtaken"),
    /** It waited for something, and who held it ran. */
    HELD(Cause.BLOCKING, "held"),
    /** It waited for something, and who held it was on another core or asleep. */
    AWAY(Cause.BLOCKING, "away"),
    /** It waited for something that nobody held, or to be seen to. */
    UNSERVED(Cause.BLOCKING, "unserved"),
    /** It was ready, and somebody less urgent ran who could not be preempted. */
    SHUT_OUT(Cause.BLOCKING, "shut-out"),
    /** The runtime worked. */
    OVERHEAD(Cause.OVERHEAD, "overhead");

    private final Cause cause;
    private final String tag;

    Role(Cause cause, String tag) {
        this.cause = cause;
        this.tag = tag;
    }

    /** The cause it is a kind of. */
    public Cause cause() {
        return cause;
    }

    /** The word in reports. */
    public String tag() {
        return tag;
    }
}

package dev.takt.sim.trace;

/**
 * What a trace event says. Every event has a time, a core, a context, a job, and two columns {@code other} and {@code value} whose meaning is given
 * here; -1 where there is none. A <i>thing</i> is a number of {@link TraceNames#things()}.
 */
public enum EventKind {
    /** A job's nominal instant; value: its absolute deadline. */
    ARRIVAL("arrival"),
    /** The job may run from now on; value: its arrival. */
    RELEASE("release"),
    /** The job has its core for the first time. */
    START("start"),
    /** A started job that could go on loses its core; other: the context that takes it. */
    PREEMPT("preempt"),
    /** The job has its core again: after a preemption, a wait or an overhead. */
    RESUME("resume"),
    /** The job waits for what another holds; other: the thing; value: the holding context. */
    BLOCK("block"),
    /** The job waits on its core for what another holds; other: the thing; value: the holding context. */
    SPIN("spin"),
    /** The job is ready again; other: the thing it waited for. */
    UNBLOCK("unblock"),
    /** The job gives up its core by itself: a delay, a wait, a receive, a transfer; other: the thing. */
    SUSPEND("suspend"),
    /** The job's end; value: its response from arrival. */
    COMPLETE("complete"),
    /** The job is unfinished as its deadline's instant ends; value: the deadline. */
    MISS("miss"),
    /** The job is given up; value: 0 by its overrun policy, 1 by a reset. */
    ABORT("abort"),
    /** The job holds a resource; other: the thing. */
    LOCK("lock"),
    /** It gave it back; other: the thing. */
    UNLOCK("unlock"),
    /** The context competes at another level; value: the rank. */
    PRIORITY("priority"),
    /** The job goes on on another core; value: the core it left. */
    MIGRATE("migrate"),
    /** An element is in; other: the channel; value: the depth after. */
    SEND("send"),
    /** An element is out; other: the channel; value: the depth after. */
    RECEIVE("receive"),
    /** An element is lost in a full channel; other: the channel; value: 0 the newest, 1 the oldest. */
    DROP("drop"),
    /** A wait ended without what it waited for; other: the thing. */
    TIMEOUT("timeout"),
    /** The core begins to serve an interrupt. */
    INTERRUPT_ENTER("interrupt-enter"),
    /** The interrupted code has the core again. */
    INTERRUPT_EXIT("interrupt-exit"),
    /** The runtime works for itself, until the core's next event; context: for whom; other: a row of the cost table; value: what is left of it. */
    OVERHEAD("overhead"),
    /** Nothing runs on the core. */
    IDLE("idle"),
    /** A watchdog is fed; other: the watchdog. */
    WATCHDOG_FEED("watchdog-feed"),
    /** A watchdog resets the core; other: the watchdog; value: 0 not fed in time, 1 fed too early. */
    WATCHDOG_RESET("watchdog-reset"),
    /** The core boots after a reset, until its next event; value: how long. */
    BOOT("boot"),
    /** A job arrives while the last one of its context is unfinished; value: an {@link OverrunOutcome} by position. */
    OVERRUN("overrun"),
    /** The context waits in a cycle; other: for what; value: the context that holds it. */
    DEADLOCK("deadlock"),
    /** A loop in which no time passes is cut. */
    LIVELOCK("livelock");

    private final String tag;

    EventKind(String tag) {
        this.tag = tag;
    }

    /** The word in exported files. */
    public String tag() {
        return tag;
    }
}

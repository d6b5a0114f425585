package dev.takt.projects.analysis;

import dev.takt.projects.model.Tagged;

/** What a part of a bound is for. */
public enum TermKind implements Tagged {
    /** Own execution. */
    EXECUTION("execution"),
    /** Earlier jobs of the same context, not finished when this one arrives. */
    BACKLOG("backlog"),
    /** A less urgent context in the way, or another core that holds what is needed. */
    BLOCKING("blocking"),
    /** More urgent contexts. */
    PREEMPTION("preemption"),
    /** Time the runtime takes. */
    OVERHEAD("overhead"),
    /** Own waits, counted as execution. */
    SUSPENSION("suspension"),
    /** From arrival to release. */
    JITTER("jitter");

    private final String tag;

    TermKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

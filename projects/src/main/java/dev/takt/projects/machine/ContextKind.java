package dev.takt.projects.machine;

import dev.takt.projects.model.Tagged;

/** What a context is to its core. */
public enum ContextKind implements Tagged {
    /** A task. */
    TASK("task"),
    /** An interrupt handler. */
    INTERRUPT("interrupt");

    private final String tag;

    ContextKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

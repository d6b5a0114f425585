package dev.takt.projects.machine;

import dev.takt.projects.model.Tagged;

/** What runs at a level. */
public enum Band implements Tagged {
    /** Threads, or an executor in thread mode. */
    THREAD("thread"),
    /** Interrupt handlers and what is dispatched from an interrupt. */
    INTERRUPT("interrupt");

    private final String tag;

    Band(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

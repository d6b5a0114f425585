package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** How the driver of a serial line moves the bytes that a task waits for, on a runtime whose drivers know DMA. */
public enum Waiting implements Tagged {
    /** A DMA channel for each end that is wired. */
    CHANNELS("channels"),
    /** As before, and one to send even where it only receives: what it sends is what makes its clock. */
    CHANNELS_BOTH_WAYS("channels-both-ways"),
    /** Its interrupt fills it, whatever DMA reaches. */
    INTERRUPT("interrupt");

    private final String tag;

    Waiting(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

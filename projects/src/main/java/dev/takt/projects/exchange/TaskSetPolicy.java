package dev.takt.projects.exchange;

import dev.takt.projects.model.Tagged;

/** How the tasks of a task set get their order. */
public enum TaskSetPolicy implements Tagged {
    /** By the priorities in the table. */
    FIXED("fixed"),
    /** Rate monotonic: the shorter the period, the more urgent. */
    RM("rm"),
    /** Deadline monotonic: the shorter the relative deadline, the more urgent. */
    DM("dm"),
    /** The earliest absolute deadline first. */
    EDF("edf");

    private final String tag;

    TaskSetPolicy(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

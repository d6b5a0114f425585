package dev.takt.projects.analysis;

import dev.takt.projects.model.Tagged;

/** Whether a context meets its deadline, as far as analysis knows. */
public enum Verdict implements Tagged {
    /** Its bound is within its deadline, or it has no deadline. */
    MEETS("meets"),
    /** Its bound is above its deadline. */
    CAN_MISS("can-miss"),
    /** No bound known. */
    UNKNOWN("unknown");

    private final String tag;

    Verdict(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

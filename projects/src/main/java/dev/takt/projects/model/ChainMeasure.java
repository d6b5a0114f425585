package dev.takt.projects.model;

/** What the bound of a chain limits. */
public enum ChainMeasure implements Tagged {
    /** From an input to the first output that reflects it. */
    REACTION("reaction"),
    /** From a sample to the last output that uses it. */
    AGE("age");

    private final String tag;

    ChainMeasure(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.projects.model;

/** What gives tasks their order, for runtimes that leave the choice. */
public enum Scheduling implements Tagged {
    /** Fixed priorities. */
    FIXED("fixed"),
    /** The earliest absolute deadline first. */
    EDF("edf");

    private final String tag;

    Scheduling(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

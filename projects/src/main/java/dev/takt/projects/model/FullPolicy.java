package dev.takt.projects.model;

/** What a send into a full channel does. */
public enum FullPolicy implements Tagged {
    /** The sender waits. */
    BLOCK("block"),
    /** The new element is lost. */
    DROP_NEWEST("drop-newest"),
    /** The oldest element is lost. */
    OVERWRITE_OLDEST("overwrite-oldest");

    private final String tag;

    FullPolicy(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

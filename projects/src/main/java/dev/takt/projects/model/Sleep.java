package dev.takt.projects.model;

/** What a core does that has nothing to do. */
public enum Sleep implements Tagged {
    /** What the runtime does by itself. */
    AUTO("auto"),
    /** It waits for the next interrupt, its clocks running. */
    WAIT("wait"),
    /** It goes on looking. */
    NONE("none"),
    /** It stops the clocks until something outside wakes it. */
    DEEP("deep");

    private final String tag;

    Sleep(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

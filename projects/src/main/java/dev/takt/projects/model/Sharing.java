package dev.takt.projects.model;

/** Where tasks may run, for runtimes that leave the choice. */
public enum Sharing implements Tagged {
    /** Each on its core. */
    PARTITIONED("partitioned"),
    /** On whichever core is free. */
    GLOBAL("global");

    private final String tag;

    Sharing(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

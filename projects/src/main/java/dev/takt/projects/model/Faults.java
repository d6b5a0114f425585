package dev.takt.projects.model;

/** What the firmware does after a panic or a hard fault. Under a debugger it stops either way. */
public enum Faults implements Tagged {
    /** It stops, for whoever comes with a debugger. */
    HALT("halt"),
    /** It starts again; the reason is kept over the reset and logged. */
    RESET("reset");

    private final String tag;

    Faults(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

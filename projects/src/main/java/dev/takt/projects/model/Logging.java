package dev.takt.projects.model;

/** How the firmware says something: one choice for all its crates. */
public enum Logging implements Tagged {
    /** Not at all. */
    NONE("none"),
    /** Text of the log crate, formatted on the chip. */
    LOG("log"),
    /** defmt: numbers on the wire, formatted on the host. */
    DEFMT("defmt");

    private final String tag;

    Logging(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

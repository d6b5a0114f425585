package dev.takt.projects.model;

/** Which way a transfer goes. */
public enum Direction implements Tagged {
    /** From the chip. */
    WRITE("write"),
    /** Into the chip. */
    READ("read");

    private final String tag;

    Direction(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

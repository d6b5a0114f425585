package dev.takt.projects.model;

/** How a framed payload is checked. */
public enum Checksum implements Tagged {
    /** No checksum. */
    NONE("none"),
    /** One byte: exclusive or of the bytes between sync byte and checksum. */
    XOR("xor");

    private final String tag;

    Checksum(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

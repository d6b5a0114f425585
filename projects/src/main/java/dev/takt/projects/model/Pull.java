package dev.takt.projects.model;

/** The resistor of an input pin. */
public enum Pull implements Tagged {
    /** Floating. */
    NONE("none"),
    /** To the supply. */
    UP("up"),
    /** To ground. */
    DOWN("down");

    private final String tag;

    Pull(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

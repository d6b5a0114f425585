package dev.takt.projects.model;

/** What the clocks of the chip come from, where it can choose. */
public enum Oscillator implements Tagged {
    /** The first that makes the core clock, those inside the chip before those outside. */
    ANY("any"),
    /** A crystal or a clock of the board. */
    EXTERNAL("external");

    private final String tag;

    Oscillator(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.projects.synthesis;

import dev.takt.projects.model.Tagged;

/** On which of the cores that a group of tasks fits it is put; groups are taken by falling utilisation. Coffman, Garey and Johnson 1997 for the family. */
public enum Packing implements Tagged {
    /** The first. */
    FIRST_FIT("first-fit"),
    /** The fullest. */
    BEST_FIT("best-fit"),
    /** The emptiest. */
    WORST_FIT("worst-fit");

    private final String tag;

    Packing(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** How far the firmware of a runtime for a target is taken, the best first. */
public enum SupportLevel implements Tagged {
    /** Generated, built, and run in QEMU by a test. */
    RUN("run"),
    /** Generated, and compiled and linked by a test. */
    BUILT("built"),
    /** Generated; a test checks what can be checked without its compiler. */
    GENERATED("generated"),
    /** Not generated. */
    REFUSED("refused");

    private final String tag;

    SupportLevel(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.projects.synthesis;

import dev.takt.projects.model.Tagged;

/** A figure of a design whose margin is looked for. */
public enum Quantity implements Tagged {
    /** The longest computation of a task or handler, in nanoseconds: how far it can grow. */
    WCET("wcet"),
    /** The period or minimum gap of a task, handler or device, in nanoseconds: how far it can shrink. */
    PERIOD("period"),
    /** The clock of the cores, in hertz: how far it can fall. */
    CLOCK("clock");

    private final String tag;

    Quantity(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

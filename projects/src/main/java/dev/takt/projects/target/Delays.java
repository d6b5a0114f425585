package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** When a wait of a length ends on a runtime with a tick. */
public enum Delays implements Tagged {
    /** At the first tick not before its length has passed. */
    ROUNDED_UP("rounded-up"),
    /** At the tick that is so many after the current one. */
    COUNT_TICKS("count-ticks");

    private final String tag;

    Delays(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

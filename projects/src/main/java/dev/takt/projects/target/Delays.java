package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** When a wait of a length ends on a runtime with a tick. */
public enum Delays implements Tagged {
    /** At the first tick not before its length has passed. */
    ROUNDED_UP("rounded-up"),
    /** At the tick that is so many after the current one. */
    COUNT_TICKS("count-ticks"),
    /** One tick later than that, so never early. */
    COUNT_TICKS_AND_ONE("count-ticks-and-one");

    private final String tag;

    Delays(String tag) {
        this.tag = tag;
    }

    /** How many ticks longer than its length a wait lasts at most. */
    public int mostTicksLate() {
        return this == COUNT_TICKS_AND_ONE ? 2 : 1;
    }

    @Override
    public String tag() {
        return tag;
    }
}

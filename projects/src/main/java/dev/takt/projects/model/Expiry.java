package dev.takt.projects.model;

/** What an expired watchdog does. */
public enum Expiry implements Tagged {
    /** Resets the chip. */
    SYSTEM_RESET("system-reset"),
    /** Resets the core that feeds it. */
    CORE_RESET("core-reset"),
    /** Requests an interrupt, and resets the chip when the next timeout passes. */
    INTERRUPT_FIRST("interrupt-first");

    private final String tag;

    Expiry(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

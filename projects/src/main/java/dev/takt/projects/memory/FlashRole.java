package dev.takt.projects.memory;

import dev.takt.projects.model.Tagged;

/** What a range of flash holds. */
public enum FlashRole implements Tagged {
    /** Code that starts the application. */
    BOOTLOADER("bootloader"),
    /** The partition table. */
    TABLE("table"),
    /** An application image. */
    APP("app"),
    /** An image that waits to become the application. */
    UPDATE("update"),
    /** Data of the application or of the update. */
    DATA("data"),
    /** Nothing. */
    FREE("free");

    private final String tag;

    FlashRole(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

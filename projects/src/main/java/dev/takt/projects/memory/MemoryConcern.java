package dev.takt.projects.memory;

import dev.takt.projects.model.Tagged;

/** What a finding of the planner is about. */
public enum MemoryConcern implements Tagged {
    /** A plan the layout format or the chip does not allow. */
    LAYOUT("layout"),
    /** Slots and state of over-the-air updates. */
    OTA("ota"),
    /** More flash than there is. */
    FLASH_SIZE("flash-size"),
    /** More RAM than there is. */
    RAM_SIZE("ram-size");

    private final String tag;

    MemoryConcern(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

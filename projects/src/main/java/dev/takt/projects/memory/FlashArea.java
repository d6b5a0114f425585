package dev.takt.projects.memory;

/** A range of flash, address as the chip or the tools of its scheme count. */
public record FlashArea(String name, FlashRole role, long start, long size) {
    public long end() {
        return start + size;
    }
}

package dev.takt.projects.memory;

import dev.takt.projects.model.Tagged;

/** What takes a part of RAM. */
public enum RamUseKind implements Tagged {
    /** Data of resources and channels. */
    STATIC("static"),
    /** Blocks of a pool. */
    POOL("pool"),
    /** What the firmware may allocate from. */
    HEAP("heap"),
    /** A stack of its own. */
    STACK("stack");

    private final String tag;

    RamUseKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

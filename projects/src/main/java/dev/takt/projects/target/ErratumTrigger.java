package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What of a design brings a fault of a chip about. */
public enum ErratumTrigger implements Tagged {
    /** A transfer of a single byte is read. */
    READS_ONE_BYTE("reads-one-byte"),
    /** Bytes are sent that DMA fetches from RAM. */
    SENDS_FROM_RAM("sends-from-ram"),
    /** An input is held low by the chip's own resistor. */
    PULLS_DOWN("pulls-down");

    private final String tag;

    ErratumTrigger(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

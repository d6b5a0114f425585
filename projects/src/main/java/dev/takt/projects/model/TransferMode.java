package dev.takt.projects.model;

/** How a transfer occupies the core. */
public enum TransferMode implements Tagged {
    /** The core works until the last byte. */
    BLOCKING("blocking"),
    /** The context waits, one interrupt at the end. */
    DMA("dma"),
    /** The context waits, an interrupt a byte or FIFO fill. */
    ASYNC("async");

    private final String tag;

    TransferMode(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

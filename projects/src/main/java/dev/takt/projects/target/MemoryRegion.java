package dev.takt.projects.target;

import java.util.List;

/** A range of RAM that programs are linked into: whether DMA reaches it, which controllers do (empty: all), and whether a data cache stands before it. */
public record MemoryRegion(String name, long start, long size, boolean dma, List<String> reachedBy, boolean cached) {
    public MemoryRegion {
        reachedBy = List.copyOf(reachedBy);
    }

    /** A region that all DMA controllers reach or none, without a cache. */
    public MemoryRegion(String name, long start, long size, boolean dma) {
        this(name, start, size, dma, List.of(), false);
    }
}

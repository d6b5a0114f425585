package dev.takt.projects.target;

/** A range of RAM that programs are linked into. */
public record MemoryRegion(String name, long start, long size, boolean dma) {}

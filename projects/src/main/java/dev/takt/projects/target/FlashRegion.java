package dev.takt.projects.target;

/** A range of flash with one erase and one write unit, all in bytes. */
public record FlashRegion(String name, long start, long size, long eraseBytes, long writeBytes) {}

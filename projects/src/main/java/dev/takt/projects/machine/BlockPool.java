package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/** A pool of memory blocks: an alloc waits while all {@code blocks} are taken. */
public record BlockPool(int index, ItemId item, String name, long blockBytes, int blocks) {}

package dev.takt.projects.machine;

import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.ItemId;

/** A watchdog. */
public record Dog(int index, ItemId item, String name, long timeoutNs, long windowNs, Expiry expiry) {}

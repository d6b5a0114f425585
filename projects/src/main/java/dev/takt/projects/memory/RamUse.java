package dev.takt.projects.memory;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** A part of RAM that the design takes, for an item or, where none is named, for the runtime. */
public record RamUse(RamUseKind kind, String name, Optional<ItemId> item, long bytes) {}

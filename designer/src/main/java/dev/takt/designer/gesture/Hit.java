package dev.takt.designer.gesture;

import dev.takt.projects.model.ItemId;

/** What is under the pointer: an item, or one of its ports. */
public record Hit(ItemId item, boolean port) {}

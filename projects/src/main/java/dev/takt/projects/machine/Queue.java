package dev.takt.projects.machine;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;

/** A channel. */
public record Queue(
        int index, ItemId item, String name, ChannelKind kind, int capacity, FullPolicy full, long elementBytes) {}

package dev.takt.projects.kind;

import dev.takt.projects.model.ItemId;

/** A line on the board, derived from the property {@code property} of one of its ends; it is stored nowhere else. */
public record Edge(EdgeKind kind, ItemId from, ItemId to, String property) {}

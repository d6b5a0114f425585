package dev.takt.projects.model;

/** Where an item stands on the board, in board units: only what has no meaning. Height of a task is its priority, never stored. */
public record Placement(ItemId item, int x, int y) {}

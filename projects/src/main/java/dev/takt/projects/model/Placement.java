package dev.takt.projects.model;

/**
 * Where an item stands on the board, in board units: only what has no meaning. Height of a task is its priority, never stored. What is {@code pinned} stays where it is when the board is
 * arranged.
 */
public record Placement(ItemId item, int x, int y, boolean pinned) {
    /** A place that arranging may change. */
    public Placement(ItemId item, int x, int y) {
        this(item, x, y, false);
    }

    public Placement withPinned(boolean pinned) {
        return new Placement(item, x, y, pinned);
    }
}

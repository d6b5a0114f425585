package dev.takt.projects.kind;

import dev.takt.projects.model.ItemId;

/** A line on the board, derived from the property {@code property} of the item at its end {@code owner}; it is stored nowhere else. */
public record Edge(EdgeKind kind, ItemId from, ItemId to, String property, End owner) {
    /** The item at an end. */
    public ItemId at(End end) {
        return switch (end) {
            case FROM -> from;
            case TO -> to;
        };
    }

    /** The item whose property makes the line. */
    public ItemId ownerItem() {
        return at(owner);
    }

    /** True if it begins and ends where another does. */
    public boolean sameEnds(Edge other) {
        return from.equals(other.from) && to.equals(other.to);
    }

    /** True if it begins where another ends, and ends where that begins. */
    public boolean backAlong(Edge other) {
        return from.equals(other.to) && to.equals(other.from);
    }
}

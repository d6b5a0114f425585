package dev.takt.codegen.backend.embassy;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** What the board hands out as one: an item, or of a line that is two halves the one through which bytes go this way. */
record Piece(ItemId item, Optional<Direction> half) {
    /** All of an item. */
    static Piece of(ItemId item) {
        return new Piece(item, Optional.empty());
    }

    /** A half of an item. */
    static Piece of(ItemId item, Direction half) {
        return new Piece(item, Optional.of(half));
    }
}

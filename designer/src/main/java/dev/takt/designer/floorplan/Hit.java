package dev.takt.designer.floorplan;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.machine.Band;
import dev.takt.projects.model.ItemId;

/** What is under a point of the board. */
public sealed interface Hit {
    /** A box. */
    record OnItem(ItemId item) implements Hit {}

    /** A port of a box. */
    record OnPort(ItemId item, Side side) implements Hit {}

    /** A line. */
    record OnEdge(Edge edge) implements Hit {}

    /** A free place in a lane: what is dropped here runs on this core at this priority of this band. */
    record OnLevel(int core, int rank, Band band, int priority) implements Hit {}

    /** The chip outside its lanes. */
    record OnChip() implements Hit {}

    /** The board outside the chip. */
    record OnCanvas() implements Hit {}
}

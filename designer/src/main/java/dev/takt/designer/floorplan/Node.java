package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;

/** An item with its place on the board. */
public record Node(Item item, Box box) {
    public ItemId id() {
        return item.id();
    }
}

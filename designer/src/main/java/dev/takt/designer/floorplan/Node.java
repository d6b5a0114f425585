package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Point;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;

/** An item with its place on the board. */
public record Node(Item item, Box box) {
    public ItemId id() {
        return item.id();
    }

    /** Where the sign of its problems is, if it has some. */
    Oval mark() {
        return new Oval(box.right() - 4, box.y() + 1, 8.5);
    }

    /** True for a point on that sign. */
    public boolean isOnMark(Point point) {
        double dx = point.x() - mark().x();
        double dy = point.y() - mark().y();
        return dx * dx + dy * dy <= mark().radius() * mark().radius();
    }
}

package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;

/** A side of a box; its port is outside the middle of it. */
public enum Side {
    TOP,
    RIGHT,
    BOTTOM,
    LEFT;

    static final double PORT_OUTSIDE = 7;

    /** Where the port of this side is. */
    public Point port(Box box) {
        return switch (this) {
            case TOP -> new Point(box.centreX(), box.y() - PORT_OUTSIDE);
            case RIGHT -> new Point(box.right() + PORT_OUTSIDE, box.centreY());
            case BOTTOM -> new Point(box.centreX(), box.bottom() + PORT_OUTSIDE);
            case LEFT -> new Point(box.x() - PORT_OUTSIDE, box.centreY());
        };
    }
}

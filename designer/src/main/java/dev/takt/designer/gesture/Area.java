package dev.takt.designer.gesture;

/** An upright rectangle on the board. */
public record Area(double x, double y, double width, double height) {
    /** The rectangle between two corners, whichever they are. */
    public static Area between(Spot a, Spot b) {
        return new Area(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }
}

package dev.takt.designer.gesture;

/** A place on the board, in board units. */
public record Spot(double x, double y) {
    public double distance(Spot other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}

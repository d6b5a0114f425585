package dev.takt.designer.draw;

/** An upright rectangle. */
public record Box(double x, double y, double width, double height) implements Shape {

    public static final Box EMPTY = new Box(0, 0, 0, 0);

    /** The rectangle between two corners, given in any order. */
    public static Box between(Point a, Point b) {
        return new Box(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public Point centre() {
        return new Point(centreX(), centreY());
    }

    public boolean contains(Point point) {
        return point.x() >= x && point.x() < right() && point.y() >= y && point.y() < bottom();
    }

    /** True if the two share an area, not only an edge. */
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** Smaller by {@code by} on each side; larger if it is negative. */
    public Box inset(double by) {
        return new Box(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
    }

    public Box movedBy(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    /** The smallest box around both; an empty one does not count. */
    public Box union(Box other) {
        if (width <= 0 || height <= 0) {
            return other;
        }
        if (other.width <= 0 || other.height <= 0) {
            return this;
        }
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    public RoundBox rounded(double radius) {
        return new RoundBox(this, radius);
    }
}

package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.gesture.Spot;

/** Which part of the board is seen: a place of the board is at {@code place * zoom + (x, y)} of the view. */
public record Camera(double zoom, double x, double y) {
    static final double LEAST = 0.1;
    static final double MOST = 4;

    public static final Camera START = new Camera(1, 0, 0);

    /** The board's place under a pixel of the view. */
    public Spot board(double viewX, double viewY) {
        return new Spot((viewX - x) / zoom, (viewY - y) / zoom);
    }

    /** A box of the board in pixels of the view. */
    public Box view(Box box) {
        return new Box(box.x() * zoom + x, box.y() * zoom + y, box.width() * zoom, box.height() * zoom);
    }

    public Camera panned(double dx, double dy) {
        return new Camera(zoom, x + dx, y + dy);
    }

    /** Enlarged by a factor, what is under the pixel staying there. */
    public Camera zoomed(double factor, double viewX, double viewY) {
        return zoomedTo(zoom * factor, viewX, viewY);
    }

    /** At another zoom, what is under the pixel staying there. */
    public Camera zoomedTo(double wanted, double viewX, double viewY) {
        double next = Math.clamp(wanted, LEAST, MOST);
        double real = next / zoom;
        return new Camera(next, viewX - (viewX - x) * real, viewY - (viewY - y) * real);
    }

    /** All of a box in the middle of a view, at most at 100 %. */
    public static Camera fitting(Box box, double width, double height, double margin) {
        double zoom = Math.clamp(
                Math.min(
                        (width - 2 * margin) / Math.max(1, box.width()),
                        (height - 2 * margin) / Math.max(1, box.height())),
                LEAST,
                1);
        return new Camera(zoom, width / 2 - box.centreX() * zoom, height / 2 - box.centreY() * zoom);
    }

    /** All of a box in the middle of a small map of it, however large it is. */
    static Camera around(Box box, double width, double height, double margin) {
        double zoom = Math.min(
                (width - 2 * margin) / Math.max(1, box.width()), (height - 2 * margin) / Math.max(1, box.height()));
        return new Camera(zoom, width / 2 - box.centreX() * zoom, height / 2 - box.centreY() * zoom);
    }

    /** As much of a shift as brings a box into a view of this size. */
    public Camera showing(Box box, double width, double height, double margin) {
        Box seen = view(box);
        return panned(shift(seen.x(), seen.right(), width, margin), shift(seen.y(), seen.bottom(), height, margin));
    }

    private static double shift(double low, double high, double size, double margin) {
        if (low < margin) {
            return margin - low;
        }
        return high > size - margin ? Math.max(margin - low, size - margin - high) : 0;
    }
}

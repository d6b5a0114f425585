package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;

/** Where a pen's coordinates are on its canvas: so much larger, then moved. The pen keeps it itself, because a canvas makes a new transform whenever it is asked for its own. */
record View(double scale, double dx, double dy) {
    static final View START = new View(1, 0, 0);

    double x(double x) {
        return x * scale + dx;
    }

    double y(double y) {
        return y * scale + dy;
    }

    View shifted(double byX, double byY) {
        return new View(scale, x(byX), y(byY));
    }

    View scaled(double factor) {
        return new View(scale * factor, dx, dy);
    }

    /** The nearest x that is a border between pixels. */
    double pixelX(double x) {
        return (Math.rint(x(x)) - dx) / scale;
    }

    double pixelY(double y) {
        return (Math.rint(y(y)) - dy) / scale;
    }

    /** What lies on a canvas of a size, in the coordinates of the pen. */
    Box canvas(double width, double height) {
        return new Box(-dx / scale, -dy / scale, width / scale, height / scale);
    }
}

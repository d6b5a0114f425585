package dev.takt.designer.board;

import javafx.animation.AnimationTimer;

/** Moves the board on while something is dragged at the edge of the view, the faster the closer to the edge. */
final class EdgePan extends AnimationTimer {
    private static final double REACH = 32;
    private static final double PIXELS_PER_SECOND = 900;
    private static final double LONGEST_FRAME = 0.05;

    /** What is moved: the board by pixels, and then the gesture to where the pointer is. */
    interface Target {
        void panned(double dx, double dy);
    }

    private final Target target;
    private double x;
    private double y;
    private long lastNs;

    EdgePan(Target target) {
        this.target = target;
    }

    /** The pointer is here in a view of this size. */
    void at(double pointerX, double pointerY, double width, double height) {
        x = push(pointerX, width);
        y = push(pointerY, height);
        if (x == 0 && y == 0) {
            stop();
        } else {
            start();
        }
    }

    /** Between -1 and 1: how hard a pointer pushes against the near or the far edge. */
    static double push(double at, double size) {
        if (at < REACH) {
            return Math.min(1, (REACH - at) / REACH);
        }
        return at > size - REACH ? -Math.min(1, (at - size + REACH) / REACH) : 0;
    }

    @Override
    public void start() {
        lastNs = 0;
        super.start();
    }

    @Override
    public void handle(long now) {
        if (lastNs > 0) {
            double seconds = Math.min(LONGEST_FRAME, (now - lastNs) / 1e9);
            target.panned(x * PIXELS_PER_SECOND * seconds, y * PIXELS_PER_SECOND * seconds);
        }
        lastNs = now;
    }
}

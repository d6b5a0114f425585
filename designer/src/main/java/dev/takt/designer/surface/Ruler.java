package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Stroke;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws long lines out of upright rectangles and small corners. The software renderer works over the whole bounding box of a path, so a route across the board costs as much as a picture of it; a rectangle costs next to nothing. The
 * stroke of the graphics has been set, as have width and caps.
 */
final class Ruler {
    /** Pixels from which a line is drawn in parts. */
    private static final double LONG = 32;

    /** A round dot below this many pixels is drawn as a square of its area: nobody sees the difference. */
    private static final double SMALL_DOT = 3;

    /** Dashes that follow one another within so many pixels are drawn as one pale line, which is what the eye would make of them. */
    private static final double FINEST = 2;

    /** Pixels between the ends of a bend below which it is drawn as a corner. */
    private static final double SHARP = 2.5;

    private static final double CIRCLE_TO_SQUARE = Math.sqrt(Math.PI) / 2;

    private final GraphicsContext graphics;
    private final Supplier<View> view;
    private final WholePixels pixels;

    Ruler(GraphicsContext graphics, Supplier<View> view) {
        this.graphics = graphics;
        this.view = view;
        pixels = new WholePixels(view);
    }

    /** True if a line within these bounds is worth being drawn in parts. */
    boolean isLong(Box bounds) {
        return Math.max(bounds.width(), bounds.height()) * scale() > LONG;
    }

    private double scale() {
        return view.get().scale();
    }

    /** Fills a round dot. */
    void dot(double x, double y, double width) {
        if (width * scale() >= SMALL_DOT) {
            graphics.fillOval(x - width / 2, y - width / 2, width, width);
        } else {
            double side = width * CIRCLE_TO_SQUARE;
            graphics.fillRect(x - side / 2, y - side / 2, side, side);
        }
    }

    /** Strokes an open line piece by piece. Dashes go on from piece to piece. */
    void stroke(Outline outline, Stroke stroke) {
        pixels.stroke(stroke, graphics, wide -> pieces(pixels.line(outline, wide.width()), wide));
    }

    private void pieces(Outline outline, Stroke stroke) {
        double x = 0;
        double y = 0;
        double along = 0;
        Box canvas = canvas().inset(-stroke.width());
        for (Outline.Piece piece : outline.pieces()) {
            switch (piece) {
                case Outline.Piece.Move m -> {
                    x = m.x();
                    y = m.y();
                }
                case Outline.Piece.Line l -> {
                    if (isNear(canvas, x, y, l.x(), l.y())) {
                        straight(x, y, l.x(), l.y(), along, stroke);
                    }
                    along += Math.hypot(l.x() - x, l.y() - y);
                    x = l.x();
                    y = l.y();
                }
                case Outline.Piece.Curve c -> {
                    if (isNear(canvas, x, y, c.x(), c.y())) {
                        curve(x, y, c, along, stroke);
                    }
                    // a rounded corner is so short that its chord is near enough
                    along += Math.hypot(c.x() - x, c.y() - y);
                    x = c.x();
                    y = c.y();
                }
                case Outline.Piece.Close _ -> throw new IllegalStateException("an open line has no closing piece");
            }
        }
        graphics.setLineDashOffset(0);
    }

    private Box canvas() {
        return view.get()
                .canvas(graphics.getCanvas().getWidth(), graphics.getCanvas().getHeight());
    }

    private static boolean isNear(Box canvas, double x1, double y1, double x2, double y2) {
        return Math.min(x1, x2) <= canvas.right()
                && Math.max(x1, x2) >= canvas.x()
                && Math.min(y1, y2) <= canvas.bottom()
                && Math.max(y1, y2) >= canvas.y();
    }

    /** A bend so small that it looks like the corner it rounds off. */
    private void angle(double x, double y, Outline.Piece.Curve c, double along, Stroke stroke) {
        double tipX = c.y1() == y ? c.x() : x;
        double tipY = c.y1() == y ? y : c.y();
        boolean solid = stroke.dashes().isEmpty();
        double half = solid ? stroke.width() / 2 : 0;
        straight(x, y, tipX + half * Math.signum(tipX - x), tipY + half * Math.signum(tipY - y), along, stroke);
        straight(tipX, tipY, c.x(), c.y(), along + Math.hypot(tipX - x, tipY - y), stroke);
    }

    private void curve(double x, double y, Outline.Piece.Curve c, double along, Stroke stroke) {
        if (Math.hypot(c.x() - x, c.y() - y) * scale() < SHARP) {
            angle(x, y, c, along, stroke);
            return;
        }
        graphics.setLineDashOffset(along);
        graphics.beginPath();
        graphics.moveTo(x, y);
        graphics.bezierCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
        graphics.stroke();
    }

    private void straight(double x1, double y1, double x2, double y2, double along, Stroke stroke) {
        if (x1 != x2 && y1 != y2) {
            graphics.setLineDashOffset(along);
            graphics.strokeLine(x1, y1, x2, y2);
            return;
        }
        graphics.setFill(graphics.getStroke());
        double length = Math.abs(x2 - x1) + Math.abs(y2 - y1);
        Line line = new Line(x1, y1, Math.signum(x2 - x1), Math.signum(y2 - y1));
        List<Double> dashes = stroke.dashes();
        if (dashes.isEmpty()) {
            dash(line, 0, length, stroke);
            return;
        }
        double on = dashes.getFirst();
        double every = on + dashes.getLast();
        if (every * scale() < FINEST) {
            double covered = stroke.round() ? on + stroke.width() * Math.PI / 4 : on;
            double opacity = graphics.getGlobalAlpha();
            graphics.setGlobalAlpha(opacity * Math.min(1, covered / every));
            dash(line, 0, length, stroke);
            graphics.setGlobalAlpha(opacity);
            return;
        }
        double seenFrom = Math.max(0, seen(line, true) - every);
        double seenTo = Math.min(length, seen(line, false) + every);
        double first = Math.floor((seenFrom + along) / every) * every - along;
        for (double from = first; from < seenTo; from += every) {
            double start = Math.max(0, from);
            double end = Math.min(length, from + on);
            if (end > start) {
                dash(line, start, end, stroke);
            }
        }
    }

    /** How far along a line its part on the canvas begins, or ends. */
    private double seen(Line line, boolean begins) {
        boolean level = line.dy == 0;
        double direction = level ? line.dx : line.dy;
        Box canvas = canvas();
        double low = level ? canvas.x() : canvas.y();
        double high = level ? canvas.right() : canvas.bottom();
        double edge = begins == direction > 0 ? low : high;
        return (edge - (level ? line.x : line.y)) * direction;
    }

    /** A start and a direction of length 1, upright or level. */
    private record Line(double x, double y, double dx, double dy) {}

    /** The part of a line from {@code start} to {@code end}, as a rectangle. */
    private void dash(Line line, double start, double end, Stroke stroke) {
        double half = stroke.width() / 2;
        if (stroke.round() && end - start < 1 && stroke.width() * scale() >= SMALL_DOT) {
            dot(line.x + line.dx * start, line.y + line.dy * start, stroke.width());
            return;
        }
        double cap = 0;
        if (stroke.round()) {
            half *= CIRCLE_TO_SQUARE;
            cap = half;
        }
        double ax = line.x + line.dx * (start - cap);
        double ay = line.y + line.dy * (start - cap);
        double bx = line.x + line.dx * (end + cap);
        double by = line.y + line.dy * (end + cap);
        double wide = line.dx == 0 ? half : 0;
        double high = line.dx == 0 ? 0 : half;
        Box dash = new Box(
                Math.min(ax, bx) - wide,
                Math.min(ay, by) - high,
                Math.abs(bx - ax) + 2 * wide,
                Math.abs(by - ay) + 2 * high);
        Box b = stroke.round() ? pixels.dot(dash) : dash;
        graphics.fillRect(b.x(), b.y(), b.width(), b.height());
    }
}

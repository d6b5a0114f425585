package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.RoundBox;
import dev.takt.designer.draw.Stroke;
import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws boxes, those with round corners out of upright rectangles and small corners: the software renderer works over the whole bounding box of a path, so the outline of a lane costs as much as a picture of it. The
 * stroke or fill of the graphics has been set.
 */
final class BoxRuler {
    /** Pixels between the corners of a box from which it is drawn in parts. */
    private static final double STRAIGHT = 8;

    /** Pixels from which corners of a box are paths of their own. */
    private static final double WIDE = 256;

    /** Where the control points of a quarter of a circle are, from the tip of its corner, as a share of its radius. */
    private static final double ROUND = 0.4477;

    private final GraphicsContext graphics;
    private final Supplier<View> view;
    private final WholePixels pixels;

    BoxRuler(GraphicsContext graphics, Supplier<View> view) {
        this.graphics = graphics;
        this.view = view;
        pixels = new WholePixels(view);
    }

    /** True if a box has so much between its corners that it is worth being drawn in parts. */
    boolean isLarge(RoundBox round) {
        Box b = round.box();
        return (Math.min(b.width(), b.height()) - 2 * round.radius()) * scale() > STRAIGHT;
    }

    private double scale() {
        return view.get().scale();
    }

    private double pixelX(double x) {
        return view.get().pixelX(x);
    }

    private double pixelY(double y) {
        return view.get().pixelY(y);
    }

    /** Fills a box with sharp corners. */
    void fill(Box box) {
        Box b = pixels.area(box);
        graphics.fillRect(b.x(), b.y(), b.width(), b.height());
    }

    /** Fills a box with round corners: three strips that meet between pixels, where no seam can show, and the corners. */
    void fill(RoundBox shape) {
        Box b = pixels.area(shape.box());
        double r = Math.min(shape.radius(), Math.min(b.width(), b.height()) / 2);
        double left = pixelX(b.x() + r + 1 / scale());
        double right = pixelX(b.right() - r - 1 / scale());
        double top = pixelY(b.y() + r + 1 / scale());
        double bottom = pixelY(b.bottom() - r - 1 / scale());
        if (left >= right || top >= bottom) {
            graphics.fillRoundRect(b.x(), b.y(), b.width(), b.height(), 2 * r, 2 * r);
            return;
        }
        graphics.fillRect(left, b.y(), right - left, top - b.y());
        graphics.fillRect(b.x(), top, b.width(), bottom - top);
        graphics.fillRect(left, bottom, right - left, b.bottom() - bottom);
        boolean together = isNarrow(b);
        graphics.beginPath();
        corner(left, top, b.x(), b.y(), r);
        next(together);
        corner(right, top, b.right(), b.y(), r);
        next(together);
        corner(left, bottom, b.x(), b.bottom(), r);
        next(together);
        corner(right, bottom, b.right(), b.bottom(), r);
        graphics.fill();
    }

    /** Corners near one another are one path; between those of a wide box there would be more of it than in them. */
    private boolean isNarrow(Box b) {
        return Math.max(b.width(), b.height()) * scale() < WIDE;
    }

    private void next(boolean together) {
        if (!together) {
            graphics.fill();
            graphics.beginPath();
        }
    }

    /** A corner between an inner point and the tip where the sides would meet. */
    private void corner(double x, double y, double tipX, double tipY, double r) {
        double inX = Math.copySign(r, x - tipX);
        double inY = Math.copySign(r, y - tipY);
        graphics.moveTo(x, y);
        graphics.lineTo(tipX, y);
        graphics.lineTo(tipX, tipY + inY);
        graphics.bezierCurveTo(tipX, tipY + inY * ROUND, tipX + inX * ROUND, tipY, tipX + inX, tipY);
        graphics.lineTo(x, tipY);
        graphics.closePath();
    }

    /** Strokes the outline of a box with sharp corners. */
    void stroke(Box b, Stroke stroke) {
        pixels.stroke(stroke, graphics, wide -> stroke(pixels.line(b, wide.width()), wide.width()));
    }

    private void stroke(Box b, double width) {
        double half = width / 2;
        graphics.setFill(graphics.getStroke());
        if (b.width() <= width || b.height() <= width) {
            graphics.fillRect(b.x() - half, b.y() - half, b.width() + width, b.height() + width);
            return;
        }
        graphics.fillRect(b.x() - half, b.y() - half, b.width() + width, width);
        graphics.fillRect(b.x() - half, b.bottom() - half, b.width() + width, width);
        graphics.fillRect(b.x() - half, b.y() + half, width, b.height() - width);
        graphics.fillRect(b.right() - half, b.y() + half, width, b.height() - width);
    }

    /** Strokes the outline of a box with round corners: four straight pieces and the bends between them as areas. */
    void stroke(RoundBox shape, Stroke stroke) {
        pixels.stroke(
                stroke,
                graphics,
                wide -> bands(pixels.line(shape.box(), wide.width()).rounded(shape.radius()), wide));
    }

    private void bands(RoundBox shape, Stroke stroke) {
        Box b = shape.box();
        double r = Math.min(shape.radius(), Math.min(b.width(), b.height()) / 2);
        double left = pixelX(b.x() + r);
        double right = pixelX(b.right() - r);
        double top = pixelY(b.y() + r);
        double bottom = pixelY(b.bottom() - r);
        double half = stroke.width() / 2;
        graphics.setFill(graphics.getStroke());
        graphics.fillRect(left, b.y() - half, right - left, stroke.width());
        graphics.fillRect(left, b.bottom() - half, right - left, stroke.width());
        graphics.fillRect(b.x() - half, top, stroke.width(), bottom - top);
        graphics.fillRect(b.right() - half, top, stroke.width(), bottom - top);
        boolean together = isNarrow(b);
        graphics.beginPath();
        bend(left, top, b.x(), b.y(), r, half);
        next(together);
        bend(right, top, b.right(), b.y(), r, half);
        next(together);
        bend(left, bottom, b.x(), b.bottom(), r, half);
        next(together);
        bend(right, bottom, b.right(), b.bottom(), r, half);
        graphics.fill();
    }

    /** The band along a round corner, from its ends at an inner point; the sides would meet at the tip. */
    private void bend(double x, double y, double tipX, double tipY, double r, double half) {
        double signX = Math.signum(x - tipX);
        double signY = Math.signum(y - tipY);
        double outX = tipX - signX * half;
        double outY = tipY - signY * half;
        double out = r + half;
        graphics.moveTo(outX, y);
        graphics.lineTo(outX, outY + signY * out);
        graphics.bezierCurveTo(
                outX, outY + signY * out * ROUND, outX + signX * out * ROUND, outY, outX + signX * out, outY);
        graphics.lineTo(x, outY);
        double inX = tipX + signX * half;
        double inY = tipY + signY * half;
        double in = Math.max(0, r - half);
        graphics.lineTo(x, inY);
        graphics.lineTo(inX + signX * in, inY);
        graphics.bezierCurveTo(inX + signX * in * ROUND, inY, inX, inY + signY * in * ROUND, inX, inY + signY * in);
        graphics.lineTo(inX, y);
        graphics.closePath();
    }
}

package dev.takt.designer.surface;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Stroke;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;

/**
 * Where boxes and lines lie that are seen smaller than they are: on whole pixels, of which the renderer fills ten in the time that one takes that is covered in part. Nobody has placed them any finer there. A line that would be thinner than a
 * pixel is paler instead. What is seen in its own size or larger stays as it is.
 */
final class WholePixels {
    /** Pixels by which a solid line is rather wider than thinner, so that a double line remains one as long as it can. */
    private static final double MORE = 0.25;

    /** Pixels of a side from which a box is made of whole ones. */
    private static final double LEAST = 2;

    private final Supplier<View> view;

    WholePixels(Supplier<View> view) {
        this.view = view;
    }

    private double scale() {
        return view.get().scale();
    }

    private boolean isSmall() {
        return scale() < 1;
    }

    private double pixelX(double x) {
        return view.get().pixelX(x);
    }

    private double pixelY(double y) {
        return view.get().pixelY(y);
    }

    /** A box with its sides on borders between pixels; one that has hardly a pixel keeps what it has. */
    Box area(Box b) {
        if (!isSmall() || Math.min(b.width(), b.height()) * scale() < LEAST) {
            return b;
        }
        double left = pixelX(b.x());
        double top = pixelY(b.y());
        return new Box(left, top, pixelX(b.right()) - left, pixelY(b.bottom()) - top);
    }

    /** A small square of a dotted line, of one pixel at least. */
    Box dot(Box b) {
        if (!isSmall()) {
            return b;
        }
        double width = Math.max(1, Math.rint(b.width() * scale())) / scale();
        double height = Math.max(1, Math.rint(b.height() * scale())) / scale();
        return new Box(pixelX(b.x()), pixelY(b.y()), width, height);
    }

    /** Lets something be stroked with a width of whole pixels, at least one, and as much paler as it would have been thinner than that. */
    void stroke(Stroke stroke, GraphicsContext graphics, Consumer<Stroke> drawn) {
        if (!isSmall()) {
            drawn.accept(stroke);
            return;
        }
        double wanted = stroke.width() * scale();
        double opacity = graphics.getGlobalAlpha();
        Stroke wide =
                stroke.withWidth(Math.max(1, Math.rint(wanted + (stroke.dashes().isEmpty() ? MORE : 0))) / scale());
        graphics.setLineWidth(wide.width());
        graphics.setGlobalAlpha(opacity * Math.min(1, wanted));
        drawn.accept(wide);
        graphics.setGlobalAlpha(opacity);
    }

    /** A box whose outline, so wide, lies on whole pixels. */
    Box line(Box b, double width) {
        if (!isSmall()) {
            return b;
        }
        double left = middleX(b.x(), width);
        double top = middleY(b.y(), width);
        return new Box(left, top, middleX(b.right(), width) - left, middleY(b.bottom(), width) - top);
    }

    /** A line that lies on whole pixels where it is upright or level, so wide. */
    Outline line(Outline outline, double width) {
        return isSmall()
                ? new Outline(outline.pieces().stream()
                        .map(piece -> middle(piece, width))
                        .toList())
                : outline;
    }

    private Outline.Piece middle(Outline.Piece piece, double width) {
        return switch (piece) {
            case Outline.Piece.Move m -> new Outline.Piece.Move(middleX(m.x(), width), middleY(m.y(), width));
            case Outline.Piece.Line l -> new Outline.Piece.Line(middleX(l.x(), width), middleY(l.y(), width));
            case Outline.Piece.Curve c ->
                new Outline.Piece.Curve(
                        middleX(c.x1(), width),
                        middleY(c.y1(), width),
                        middleX(c.x2(), width),
                        middleY(c.y2(), width),
                        middleX(c.x(), width),
                        middleY(c.y(), width));
            case Outline.Piece.Close close -> close;
        };
    }

    private double middleX(double x, double width) {
        return pixelX(x - width / 2) + width / 2;
    }

    private double middleY(double y, double width) {
        return pixelY(y - width / 2) + width / 2;
    }
}

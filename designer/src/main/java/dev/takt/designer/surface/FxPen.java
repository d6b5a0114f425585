package dev.takt.designer.surface;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Extent;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Ink;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pattern;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.RoundBox;
import dev.takt.designer.draw.Shape;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A pen that draws on a canvas of the screen. */
public final class FxPen implements Pen {
    private static final double[] SOLID = {};

    /** Sizes of text are rounded to one part of so many of a pixel. */
    private static final double FINENESS = 64;

    /** Nobody reads text below this many pixels: a bar stands for it. */
    private static final double LEGIBLE = 7;

    private static final double BAR_OPACITY = 0.35;

    private static final int MOST_FONTS = 256;

    private final GraphicsContext graphics;
    private final Ruler ruler;
    private final BoxRuler boxes;
    private final Map<Face, Font> fonts = new HashMap<>();
    private final Map<Rgb, Color> colours = new HashMap<>();
    private final Deque<View> views = new ArrayDeque<>();
    private View view = View.START;

    /** Draws in pixels of a canvas that is neither moved nor scaled. */
    public FxPen(GraphicsContext graphics) {
        this.graphics = graphics;
        this.ruler = new Ruler(graphics, () -> view);
        this.boxes = new BoxRuler(graphics, () -> view);
    }

    /** Nothing is left of what was drawn within a box. */
    void clear(Box box) {
        graphics.clearRect(box.x(), box.y(), box.width(), box.height());
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        switch (ink) {
            case Rgb rgb -> {
                graphics.setFill(colour(rgb));
                fillArea(shape);
            }
            case Pattern pattern -> {
                graphics.setFill(colour(pattern.background()));
                fillArea(shape);
                marks(pattern, shape);
            }
        }
    }

    private void fillArea(Shape shape) {
        switch (shape) {
            case Box b -> boxes.fill(b);
            case RoundBox r when boxes.isLarge(r) -> boxes.fill(r);
            case RoundBox r ->
                graphics.fillRoundRect(
                        r.box().x(), r.box().y(), r.box().width(), r.box().height(), 2 * r.radius(), 2 * r.radius());
            case Oval o -> graphics.fillOval(o.x() - o.radius(), o.y() - o.radius(), 2 * o.radius(), 2 * o.radius());
            case Polygon _, Outline _ -> {
                trace(shape);
                graphics.fill();
            }
        }
    }

    private void marks(Pattern pattern, Shape shape) {
        graphics.save();
        switch (shape) {
            case Box box -> clipTo(box);
            // corners are so small that marks in them do not show beside the outline
            case RoundBox round -> clipTo(round.box());
            case Oval _, Polygon _, Outline _ -> {
                trace(shape);
                graphics.clip();
            }
        }
        switch (pattern.kind()) {
            case DOTS -> {
                graphics.setFill(colour(pattern.marks()));
                pattern.marksOver(Extent.of(shape)).forEach(m -> ruler.dot(m.x1(), m.y1(), 2 * pattern.thickness()));
            }
            case STRIPES -> {
                graphics.setFill(colour(pattern.marks()));
                double width = pattern.thickness();
                for (Pattern.Mark m : pattern.marksOver(Extent.of(shape))) {
                    graphics.fillRect(m.x1() - width / 2, m.y1(), width, m.y2() - m.y1());
                }
            }
            case RISING, FALLING -> {
                graphics.setStroke(colour(pattern.marks()));
                graphics.setLineWidth(pattern.thickness());
                graphics.setLineCap(StrokeLineCap.SQUARE);
                graphics.setLineDashes(SOLID);
                // one path, because each costs as much as its height whatever is in it
                graphics.beginPath();
                for (Pattern.Mark mark : pattern.marksOver(Extent.of(shape))) {
                    graphics.moveTo(mark.x1(), mark.y1());
                    graphics.lineTo(mark.x2(), mark.y2());
                }
                graphics.stroke();
            }
        }
        graphics.restore();
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        graphics.setStroke(colour(stroke.ink()));
        if (shape instanceof Box box && stroke.dashes().isEmpty() && !stroke.round()) {
            boxes.stroke(box, stroke);
            return;
        }
        graphics.setLineWidth(stroke.width());
        graphics.setLineCap(stroke.round() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        graphics.setLineJoin(stroke.round() ? StrokeLineJoin.ROUND : StrokeLineJoin.MITER);
        List<Double> dashes = stroke.dashes();
        if (dashes.isEmpty()) {
            graphics.setLineDashes(SOLID);
        } else {
            graphics.setLineDashes(dashes.stream().mapToDouble(d -> d).toArray());
        }
        if (shape instanceof Outline outline && isRoute(outline, stroke)) {
            ruler.stroke(outline, stroke);
        } else if (shape instanceof RoundBox round && dashes.isEmpty() && boxes.isLarge(round)) {
            boxes.stroke(round, stroke);
        } else {
            trace(shape);
            graphics.stroke();
        }
    }

    /**
     * True for one open line that is straight or spans a large area and is dashed evenly if at all; a solid one with round ends is a sign, not a route, and several lines are drawn together because
     * they are small.
     */
    private boolean isRoute(Outline outline, Stroke stroke) {
        List<Double> dashes = stroke.dashes();
        boolean even = dashes.isEmpty() ? !stroke.round() : dashes.size() == 2;
        List<Outline.Piece> pieces = outline.pieces();
        return even && (pieces.size() == 2 || isOneOpenLine(pieces) && ruler.isLong(Extent.of(outline)));
    }

    private static boolean isOneOpenLine(List<Outline.Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Outline.Piece.Move _, Outline.Piece.Close _ -> {
                    return false;
                }
                case Outline.Piece.Line _, Outline.Piece.Curve _ -> {
                    // goes on
                }
            }
        }
        return true;
    }

    /**
     * Scaled text is drawn in the size it is seen in: the renderer keeps pictures of the signs of a font, but under a scale it traces and fills each sign anew, which takes ten times as long. Where it would be too small to be read a
     * bar shows that there is some.
     */
    @Override
    public void text(String text, double x, double y, Face face, Align align, Rgb ink) {
        if (text.isEmpty()) {
            return;
        }
        double scale = view.scale();
        double size = Math.rint(face.size() * scale * FINENESS) / FINENESS;
        if (size < LEGIBLE) {
            bar(TextMeasure.width(text, face), x, y, face, align, ink);
            return;
        }
        graphics.setFill(colour(ink));
        graphics.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        if (scale == 1) {
            graphics.setFont(font(face));
            graphics.fillText(text, x, y);
            return;
        }
        graphics.setFont(font(new Face(face.family(), size, face.weight())));
        see(View.START);
        graphics.fillText(text, view.x(x), view.y(y));
        see(view);
    }

    /** As high as small letters are, between base line and half the size of the face. */
    private void bar(double width, double x, double y, Face face, Align align, Rgb ink) {
        double left =
                switch (align) {
                    case LEFT -> x;
                    case CENTRE -> x - width / 2;
                    case RIGHT -> x - width;
                };
        double high = Math.max(face.size() / 2, 1 / view.scale());
        graphics.setFill(colour(ink.withOpacity(ink.opacity() * BAR_OPACITY)));
        boxes.fill(new Box(left, y - high, width, high));
    }

    private void see(View next) {
        graphics.setTransform(next.scale(), 0, 0, next.scale(), next.dx(), next.dy());
    }

    private Font font(Face face) {
        if (fonts.size() > MOST_FONTS) {
            fonts.clear();
        }
        return fonts.computeIfAbsent(face, f -> new Font(Fonts.name(f), f.size()));
    }

    @Override
    public void clip(Box box) {
        save();
        clipTo(box);
    }

    /**
     * Clips to whole pixels of the canvas. Only a clip of whole pixels that lies on the canvas is a rectangle to the renderer; any other becomes a mask of the size of the canvas, through
     * which every later stroke is blended: a frame of a large board then takes ten times as long.
     */
    private void clipTo(Box box) {
        double left = Math.max(0, Math.floor(view.x(box.x())));
        double top = Math.max(0, Math.floor(view.y(box.y())));
        double right = Math.min(graphics.getCanvas().getWidth(), Math.ceil(view.x(box.right())));
        double bottom = Math.min(graphics.getCanvas().getHeight(), Math.ceil(view.y(box.bottom())));
        see(View.START);
        graphics.beginPath();
        graphics.rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        graphics.clip();
        see(view);
    }

    private void save() {
        graphics.save();
        views.push(view);
    }

    @Override
    public void shift(double dx, double dy) {
        save();
        graphics.translate(dx, dy);
        view = view.shifted(dx, dy);
    }

    @Override
    public void scale(double factor) {
        save();
        graphics.scale(factor, factor);
        view = view.scaled(factor);
    }

    @Override
    public void fade(double opacity) {
        save();
        graphics.setGlobalAlpha(graphics.getGlobalAlpha() * opacity);
    }

    @Override
    public void restore() {
        graphics.restore();
        view = views.pop();
    }

    private void trace(Shape shape) {
        graphics.beginPath();
        switch (shape) {
            case Box b -> graphics.rect(b.x(), b.y(), b.width(), b.height());
            case RoundBox r ->
                round(
                        r.box(),
                        Math.min(r.radius(), Math.min(r.box().width(), r.box().height()) / 2));
            case Oval o -> {
                graphics.moveTo(o.x() + o.radius(), o.y());
                graphics.arc(o.x(), o.y(), o.radius(), o.radius(), 0, 360);
                graphics.closePath();
            }
            case Polygon p -> {
                for (int i = 0; i < p.corners().size(); i++) {
                    Point corner = p.corners().get(i);
                    if (i == 0) {
                        graphics.moveTo(corner.x(), corner.y());
                    } else {
                        graphics.lineTo(corner.x(), corner.y());
                    }
                }
                graphics.closePath();
            }
            case Outline o -> o.pieces().forEach(this::piece);
        }
    }

    private void round(Box b, double r) {
        graphics.moveTo(b.x() + r, b.y());
        graphics.arcTo(b.right(), b.y(), b.right(), b.bottom(), r);
        graphics.arcTo(b.right(), b.bottom(), b.x(), b.bottom(), r);
        graphics.arcTo(b.x(), b.bottom(), b.x(), b.y(), r);
        graphics.arcTo(b.x(), b.y(), b.right(), b.y(), r);
        graphics.closePath();
    }

    private void piece(Outline.Piece piece) {
        switch (piece) {
            case Outline.Piece.Move m -> graphics.moveTo(m.x(), m.y());
            case Outline.Piece.Line l -> graphics.lineTo(l.x(), l.y());
            case Outline.Piece.Curve c -> graphics.bezierCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
            case Outline.Piece.Close _ -> graphics.closePath();
        }
    }

    private Color colour(Rgb rgb) {
        return colours.computeIfAbsent(rgb, c -> Color.rgb(c.red(), c.green(), c.blue(), c.opacity()));
    }
}

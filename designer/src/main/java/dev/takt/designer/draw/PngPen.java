package dev.takt.designer.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;

/**
 * A pen that paints a PNG picture without a display. Text is filled from the outlines of the bundled fonts, so the picture does not depend on what the machine
 * has installed; a sign the fonts do not have is a box.
 */
public final class PngPen implements Pen {
    private final BufferedImage image;
    private final Deque<Graphics2D> stack = new ArrayDeque<>();
    private Graphics2D graphics;

    /** A transparent picture; {@code density} is pixels of the picture a unit. */
    public PngPen(double width, double height, double density) {
        image = new BufferedImage(
                Math.max(1, (int) Math.ceil(width * density)),
                Math.max(1, (int) Math.ceil(height * density)),
                BufferedImage.TYPE_INT_ARGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(density, density);
    }

    /** The finished file. */
    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        java.awt.Shape area = shape(shape);
        switch (ink) {
            case Rgb rgb -> {
                graphics.setColor(colour(rgb));
                graphics.fill(area);
            }
            case Pattern pattern -> {
                graphics.setColor(colour(pattern.background()));
                graphics.fill(area);
                marks(pattern, area);
            }
        }
    }

    private void marks(Pattern pattern, java.awt.Shape area) {
        Graphics2D inside = (Graphics2D) graphics.create();
        inside.clip(area);
        inside.setColor(colour(pattern.marks()));
        boolean dots = pattern.kind() == Pattern.Kind.DOTS;
        double width = dots ? 2 * pattern.thickness() : pattern.thickness();
        inside.setStroke(new BasicStroke(
                (float) width, dots ? BasicStroke.CAP_ROUND : BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        Rectangle2D bounds = area.getBounds2D();
        Box box = new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        for (Pattern.Mark mark : pattern.marksOver(box)) {
            Path2D line = new Path2D.Double();
            line.moveTo(mark.x1(), mark.y1());
            line.lineTo(mark.x2(), mark.y2());
            inside.draw(line);
        }
        inside.dispose();
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        graphics.setColor(colour(stroke.ink()));
        int cap = stroke.round() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        int join = stroke.round() ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
        float width = (float) stroke.width();
        if (stroke.dashes().isEmpty()) {
            graphics.setStroke(new BasicStroke(width, cap, join));
        } else {
            float[] dashes = new float[stroke.dashes().size()];
            for (int i = 0; i < dashes.length; i++) {
                dashes[i] = stroke.dashes().get(i).floatValue();
            }
            graphics.setStroke(new BasicStroke(width, cap, join, 10, dashes, 0));
        }
        graphics.draw(shape(shape));
    }

    @Override
    public void text(String text, double x, double y, Face face, Align align, Rgb ink) {
        FontTable table = TextMeasure.table(face);
        double factor = face.size() / table.unitsPerEm();
        double at =
                switch (align) {
                    case LEFT -> x;
                    case CENTRE -> x - TextMeasure.width(text, face) / 2;
                    case RIGHT -> x - TextMeasure.width(text, face);
                };
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int character : text.codePoints().toArray()) {
            int glyph = table.glyph(character);
            Path2D outline = path(table.outline(glyph), Path2D.WIND_NON_ZERO);
            outline.transform(new AffineTransform(factor, 0, 0, -factor, at, y));
            path.append(outline, false);
            at += table.width(character) * factor;
        }
        graphics.setColor(colour(ink));
        graphics.fill(path);
    }

    @Override
    public void clip(Box box) {
        push();
        graphics.clip(shape(box));
    }

    @Override
    public void shift(double dx, double dy) {
        push();
        graphics.translate(dx, dy);
    }

    @Override
    public void scale(double factor) {
        push();
        graphics.scale(factor, factor);
    }

    @Override
    public void fade(double opacity) {
        push();
        float before = graphics.getComposite() instanceof AlphaComposite alpha ? alpha.getAlpha() : 1;
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, before * (float) opacity));
    }

    private void push() {
        stack.push(graphics);
        graphics = (Graphics2D) graphics.create();
    }

    @Override
    public void restore() {
        graphics.dispose();
        graphics = stack.pop();
    }

    private static Color colour(Rgb rgb) {
        return new Color(rgb.red(), rgb.green(), rgb.blue(), rgb.alpha());
    }

    private static java.awt.Shape shape(Shape shape) {
        return switch (shape) {
            case Box b -> new Rectangle2D.Double(b.x(), b.y(), b.width(), b.height());
            case RoundBox r ->
                new RoundRectangle2D.Double(
                        r.box().x(), r.box().y(), r.box().width(), r.box().height(), 2 * r.radius(), 2 * r.radius());
            case Oval o -> new Ellipse2D.Double(o.x() - o.radius(), o.y() - o.radius(), 2 * o.radius(), 2 * o.radius());
            case Polygon p -> {
                Path2D path = new Path2D.Double();
                for (int i = 0; i < p.corners().size(); i++) {
                    Point corner = p.corners().get(i);
                    if (i == 0) {
                        path.moveTo(corner.x(), corner.y());
                    } else {
                        path.lineTo(corner.x(), corner.y());
                    }
                }
                path.closePath();
                yield path;
            }
            case Outline o -> path(o, Path2D.WIND_EVEN_ODD);
        };
    }

    private static Path2D path(Outline outline, int winding) {
        Path2D path = new Path2D.Double(winding);
        for (Outline.Piece piece : outline.pieces()) {
            switch (piece) {
                case Outline.Piece.Move m -> path.moveTo(m.x(), m.y());
                case Outline.Piece.Line l -> path.lineTo(l.x(), l.y());
                case Outline.Piece.Curve c -> path.curveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
                case Outline.Piece.Close _ -> path.closePath();
            }
        }
        return path;
    }
}

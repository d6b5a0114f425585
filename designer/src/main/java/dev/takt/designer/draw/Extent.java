package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.List;

/** How far a shape reaches; of a curve that is no less than how far it bends. */
public final class Extent {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    private Extent() {}

    /** The upright box around a shape. */
    public static Box of(Shape shape) {
        return switch (shape) {
            case Box b -> b;
            case RoundBox r -> r.box();
            case Oval o -> new Box(o.x() - o.radius(), o.y() - o.radius(), 2 * o.radius(), 2 * o.radius());
            case Polygon p -> {
                Extent extent = new Extent();
                p.corners().forEach(c -> extent.reach(c.x(), c.y()));
                yield extent.box();
            }
            case Outline o -> {
                Extent extent = new Extent();
                o.pieces().forEach(extent::reach);
                yield extent.box();
            }
        };
    }

    /** The boxes around the pieces of a figure, one by one; of a closed one the box around all of it. */
    static List<Box> ofPieces(Outline figure) {
        if (figure.pieces().contains(new Outline.Piece.Close())) {
            return List.of(of(figure));
        }
        List<Box> boxes = new ArrayList<>();
        Point from = new Point(0, 0);
        for (Outline.Piece piece : figure.pieces()) {
            Point to =
                    switch (piece) {
                        case Outline.Piece.Move m -> new Point(m.x(), m.y());
                        case Outline.Piece.Line l -> new Point(l.x(), l.y());
                        case Outline.Piece.Curve c -> new Point(c.x(), c.y());
                        case Outline.Piece.Close _ -> from;
                    };
            if (!(piece instanceof Outline.Piece.Move)) {
                Extent extent = new Extent();
                extent.reach(from.x(), from.y());
                extent.reach(piece);
                boxes.add(extent.box());
            }
            from = to;
        }
        return boxes;
    }

    private void reach(Outline.Piece piece) {
        switch (piece) {
            case Outline.Piece.Move m -> reach(m.x(), m.y());
            case Outline.Piece.Line l -> reach(l.x(), l.y());
            case Outline.Piece.Curve c -> {
                reach(c.x1(), c.y1());
                reach(c.x2(), c.y2());
                reach(c.x(), c.y());
            }
            case Outline.Piece.Close _ -> {
                // ends where it began
            }
        }
    }

    private void reach(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    private Box box() {
        return right < left ? Box.EMPTY : new Box(left, top, right - left, bottom - top);
    }
}

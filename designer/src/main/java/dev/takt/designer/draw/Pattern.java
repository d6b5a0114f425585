package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Marks over a background, so that no meaning rests on colour alone: {@code every} pixels a line {@code thickness} wide or a dot of radius {@code thickness}.
 * Marks are anchored at the origin of the drawing, so neighbours join.
 */
public record Pattern(Kind kind, Rgb marks, Rgb background, double thickness, double every) implements Ink {

    /** The four kinds of marks. */
    public enum Kind {
        /** Lines rising to the right. */
        RISING,
        /** Bars falling to the right. */
        FALLING,
        /** Dots in rows. */
        DOTS,
        /** Upright stripes. */
        STRIPES
    }

    /** A line of a pattern. */
    public record Mark(double x1, double y1, double x2, double y2) {}

    /** The lines that cover a box, to be clipped to it; for dots, the centres as lines of no length. */
    public List<Mark> marksOver(Box box) {
        return switch (kind) {
            case RISING -> slanted(box, 1);
            case FALLING -> slanted(box, -1);
            case DOTS -> dots(box);
            case STRIPES -> stripes(box);
        };
    }

    private List<Mark> slanted(Box box, int sign) {
        // The distance is measured across the lines, so along the x axis it is longer by the root of two.
        double step = every * Math.sqrt(2);
        double low = sign > 0 ? box.x() + box.y() : box.x() - box.bottom();
        double high = sign > 0 ? box.right() + box.bottom() : box.right() - box.y();
        List<Mark> marks = new ArrayList<>();
        for (double at = Math.floor(low / step) * step; at <= high + step; at += step) {
            marks.add(new Mark(at - sign * box.y(), box.y(), at - sign * box.bottom(), box.bottom()));
        }
        return marks;
    }

    private List<Mark> dots(Box box) {
        List<Mark> marks = new ArrayList<>();
        int rows = Math.max(1, (int) (box.height() / every));
        double top = box.centreY() - (rows - 1) * every / 2;
        for (int row = 0; row < rows; row++) {
            double y = top + row * every;
            for (double x = Math.floor(box.x() / every) * every; x <= box.right() + every; x += every) {
                marks.add(new Mark(x, y, x, y));
            }
        }
        return marks;
    }

    private List<Mark> stripes(Box box) {
        List<Mark> marks = new ArrayList<>();
        for (double x = Math.floor(box.x() / every) * every; x <= box.right() + every; x += every) {
            marks.add(new Mark(x, box.y(), x, box.bottom()));
        }
        return marks;
    }
}

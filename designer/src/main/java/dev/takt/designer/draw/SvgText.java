package dev.takt.designer.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers, colours, shapes and texts as SVG writes them. */
final class SvgText {
    private SvgText() {}

    /** At most two decimals, no trailing zeros, never an exponent. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static void attribute(StringBuilder into, String name, double value) {
        into.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    static String colour(String name, Rgb rgb) {
        String solid = " " + name + "=\"" + rgb.hex() + "\"";
        return rgb.alpha() == 255 ? solid : solid + " " + name + "-opacity=\"" + number(rgb.opacity()) + "\"";
    }

    /** The text with what XML reserves written as entities and what XML cannot carry replaced. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    /** The start of the element of a shape, up to its paint. */
    static String element(Shape shape) {
        StringBuilder out = new StringBuilder();
        switch (shape) {
            case Box box -> rectangle(out, box, 0);
            case RoundBox round -> rectangle(out, round.box(), round.radius());
            case Oval oval -> {
                out.append("<circle");
                attribute(out, "cx", oval.x());
                attribute(out, "cy", oval.y());
                attribute(out, "r", oval.radius());
            }
            case Polygon polygon -> {
                out.append("<polygon points=\"");
                String between = "";
                for (Point corner : polygon.corners()) {
                    out.append(between).append(number(corner.x())).append(',').append(number(corner.y()));
                    between = " ";
                }
                out.append('"');
            }
            case Outline outline -> {
                out.append("<path d=\"");
                outline.pieces().forEach(piece -> out.append(piece(piece)));
                out.append('"');
            }
        }
        return out.toString();
    }

    private static void rectangle(StringBuilder out, Box box, double radius) {
        out.append("<rect");
        attribute(out, "x", box.x());
        attribute(out, "y", box.y());
        attribute(out, "width", box.width());
        attribute(out, "height", box.height());
        if (radius > 0) {
            attribute(out, "rx", radius);
        }
    }

    private static String piece(Outline.Piece piece) {
        return switch (piece) {
            case Outline.Piece.Move m -> "M" + pair(m.x(), m.y());
            case Outline.Piece.Line l -> "L" + pair(l.x(), l.y());
            case Outline.Piece.Curve c ->
                "C" + pair(c.x1(), c.y1()) + " " + pair(c.x2(), c.y2()) + " " + pair(c.x(), c.y());
            case Outline.Piece.Close _ -> "Z";
        };
    }

    private static String pair(double x, double y) {
        return number(x) + " " + number(y);
    }
}

package dev.takt.designer.draw;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pen that writes SVG 1.1 text. Texts stay texts; whatever they contain is escaped. */
public final class SvgPen implements Pen {
    private final double width;
    private final double height;
    private final StringBuilder body = new StringBuilder();
    private final Map<Object, String> definitions = new LinkedHashMap<>();
    private final StringBuilder defs = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    public SvgPen(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The finished document. */
    public String svg() {
        String size = "width=\"" + SvgText.number(width) + "\" height=\"" + SvgText.number(height) + "\"";
        String view = "viewBox=\"0 0 " + SvgText.number(width) + " " + SvgText.number(height) + "\"";
        StringBuilder all = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .append(size)
                .append(' ')
                .append(view)
                .append(">\n");
        if (!defs.isEmpty()) {
            all.append("<defs>\n").append(defs).append("</defs>\n");
        }
        all.append(body);
        open.forEach(all::append);
        return all.append("</svg>\n").toString();
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        String paint =
                switch (ink) {
                    case Rgb rgb -> SvgText.colour("fill", rgb);
                    case Pattern pattern -> " fill=\"url(#" + definition(pattern) + ")\"";
                };
        element(shape, paint);
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        StringBuilder paint = new StringBuilder(" fill=\"none\"").append(SvgText.colour("stroke", stroke.ink()));
        SvgText.attribute(paint, "stroke-width", stroke.width());
        if (!stroke.dashes().isEmpty()) {
            paint.append(" stroke-dasharray=\"")
                    .append(String.join(
                            " ", stroke.dashes().stream().map(SvgText::number).toList()))
                    .append('"');
        }
        if (stroke.round()) {
            paint.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        element(shape, paint.toString());
    }

    @Override
    public void text(String text, double x, double y, Face face, Align align, Rgb ink) {
        body.append("<text");
        SvgText.attribute(body, "x", x);
        SvgText.attribute(body, "y", y);
        body.append(" font-family=\"'")
                .append(face.family().title())
                .append("', ")
                .append(face.family().fallback())
                .append('"');
        SvgText.attribute(body, "font-size", face.size());
        if (face.weight() != Weight.REGULAR) {
            SvgText.attribute(body, "font-weight", face.weight().number());
        }
        body.append(
                switch (align) {
                    case LEFT -> "";
                    case CENTRE -> " text-anchor=\"middle\"";
                    case RIGHT -> " text-anchor=\"end\"";
                });
        body.append(SvgText.colour("fill", ink))
                .append('>')
                .append(SvgText.escaped(text))
                .append("</text>\n");
    }

    @Override
    public void clip(Box box) {
        group(" clip-path=\"url(#" + definition(box) + ")\"");
    }

    @Override
    public void shift(double dx, double dy) {
        group(" transform=\"translate(" + SvgText.number(dx) + " " + SvgText.number(dy) + ")\"");
    }

    @Override
    public void scale(double factor) {
        group(" transform=\"scale(" + SvgText.number(factor) + ")\"");
    }

    @Override
    public void fade(double opacity) {
        group(" opacity=\"" + SvgText.number(opacity) + "\"");
    }

    private void group(String attributes) {
        body.append("<g").append(attributes).append(">\n");
        open.push("</g>\n");
    }

    @Override
    public void restore() {
        body.append(open.pop());
    }

    private void element(Shape shape, String paint) {
        body.append(SvgText.element(shape)).append(paint).append("/>\n");
    }

    private String definition(Pattern pattern) {
        return definitions.computeIfAbsent(pattern, _ -> {
            String id = "p" + definitions.size();
            double step = pattern.kind() == Pattern.Kind.RISING || pattern.kind() == Pattern.Kind.FALLING
                    ? pattern.every() * Math.sqrt(2)
                    : pattern.every();
            Box tile = new Box(0, 0, step, step);
            defs.append("<pattern id=\"").append(id).append("\" patternUnits=\"userSpaceOnUse\"");
            SvgText.attribute(defs, "width", step);
            SvgText.attribute(defs, "height", step);
            defs.append('>')
                    .append(SvgText.element(tile))
                    .append(SvgText.colour("fill", pattern.background()))
                    .append("/>");
            marks(pattern, tile).forEach(defs::append);
            defs.append("</pattern>\n");
            return id;
        });
    }

    private static List<String> marks(Pattern pattern, Box tile) {
        boolean dots = pattern.kind() == Pattern.Kind.DOTS;
        Stroke stroke = Stroke.of(pattern.marks(), pattern.thickness());
        return pattern.marksOver(tile).stream()
                .map(mark -> dots
                        ? SvgText.element(new Oval(mark.x1(), mark.y1(), pattern.thickness()))
                                + SvgText.colour("fill", pattern.marks())
                                + "/>"
                        : SvgText.element(Outline.line(mark.x1(), mark.y1(), mark.x2(), mark.y2()))
                                + SvgText.colour("stroke", stroke.ink())
                                + " stroke-width=\""
                                + SvgText.number(stroke.width())
                                + "\"/>")
                .toList();
    }

    private String definition(Box box) {
        return definitions.computeIfAbsent(box, _ -> {
            String id = "c" + definitions.size();
            defs.append("<clipPath id=\"").append(id).append("\">");
            defs.append(SvgText.element(box)).append("/></clipPath>\n");
            return id;
        });
    }
}

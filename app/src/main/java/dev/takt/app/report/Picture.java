package dev.takt.app.report;

import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.SvgPen;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Something drawn at a size, without a display: as SVG or as PNG, by the painters of the window. */
public record Picture(double width, double height, Consumer<Pen> painter) {
    /** Pixels of a PNG a unit: sharp on paper and on dense screens. */
    private static final double DENSITY = 2;

    public byte[] svg() {
        SvgPen pen = new SvgPen(width, height);
        painter.accept(pen);
        return pen.svg().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] png() {
        PngPen pen = new PngPen(width, height, DENSITY);
        painter.accept(pen);
        return pen.png();
    }
}

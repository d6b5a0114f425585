package dev.takt.designer.draw;

/**
 * What draws: the same few strokes on a screen, as SVG text and as a PNG picture. Coordinates in pixels, y downwards. {@link #clip}, {@link #shift},
 * {@link #scale} and {@link #fade} act on what follows until the {@link #restore} that undoes the last of them. Used by one thread.
 */
public interface Pen {
    void fill(Shape shape, Ink ink);

    void stroke(Shape shape, Stroke stroke);

    /** One line of text; {@code y} is its base line. */
    void text(String text, double x, double y, Face face, Align align, Rgb ink);

    /** Nothing is drawn outside the box. */
    void clip(Box box);

    /** The origin moves. */
    void shift(double dx, double dy);

    /** Everything becomes larger by this factor. */
    void scale(double factor);

    /** Everything becomes transparent: 0 invisible, 1 as it was. */
    void fade(double opacity);

    /** Undoes the last clip, shift, scale or fade that still holds. */
    void restore();

    /** What follows can be left out or drawn by itself, as far as it is alike in two pictures; said where no clip, shift, scale or fade holds that could change. */
    default void part() {}

    /** A sign in a square of {@code size} whose left upper corner is (x, y). */
    default void glyph(Glyph glyph, double x, double y, double size, Rgb ink) {
        double factor = size / Glyph.SIZE;
        stroke(
                glyph.outline().placed(factor, x, y),
                Stroke.of(ink, Math.max(1.1, 2 * factor)).rounded());
    }

    /** A straight line. */
    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        stroke(Outline.line(x1, y1, x2, y2), stroke);
    }
}

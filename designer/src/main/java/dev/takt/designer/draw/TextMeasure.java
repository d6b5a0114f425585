package dev.takt.designer.draw;

/**
 * Widths of text in the bundled faces, from their own tables: no display and no font system is asked, so a layout is the same everywhere. Kerning is left
 * out; a sign the fonts do not have counts as one em. Safe from any thread.
 */
public final class TextMeasure {
    private TextMeasure() {}

    static FontTable table(Face face) {
        return FontFile.of(face).table();
    }

    public static double width(String text, Face face) {
        FontTable table = table(face);
        double units = text.codePoints()
                .mapToDouble(c -> {
                    int glyph = table.glyph(c);
                    return glyph == 0 ? table.unitsPerEm() : table.advance(glyph);
                })
                .sum();
        return units * face.size() / table.unitsPerEm();
    }

    /** From the middle of capital letters to the base line, to centre a line of text on a y. */
    public static double middle(Face face) {
        return face.size() * 0.364;
    }

    /** The text, or as much of its start as fits with an ellipsis; empty if not even that fits. */
    public static String fitted(String text, double width, Face face) {
        if (width(text, face) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        for (int length = points.length - 1; length > 0; length--) {
            String shorter = new String(points, 0, length).stripTrailing() + "…";
            if (width(shorter, face) <= width) {
                return shorter;
            }
        }
        return "";
    }
}

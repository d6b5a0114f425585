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
        int units = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            units += table.width(text.codePointAt(at));
        }
        return pixels(units, face, table);
    }

    private static double pixels(int units, Face face, FontTable table) {
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
        FontTable table = table(face);
        int units = table.width('…');
        int shown = units;
        int end = 0;
        boolean any = false;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int sign = text.codePointAt(at);
            units += table.width(sign);
            boolean blank = Character.isWhitespace(sign);
            // blanks before the ellipsis are left out
            shown = blank ? shown : units;
            if (pixels(shown, face, table) > width) {
                break;
            }
            end = blank ? end : at + Character.charCount(sign);
            any = true;
        }
        return any ? text.substring(0, end) + "…" : "";
    }
}

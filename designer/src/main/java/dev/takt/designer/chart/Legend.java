package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;

/** What colours, patterns and heights of a chart mean, in one line. */
public final class Legend {
    /** Height of the line. */
    public static final double HEIGHT = 32;

    private static final Face WORDS = Face.words(11.5);

    private Legend() {}

    /** Paints with the left upper corner at the origin and gives the width it took. */
    public static double paint(Pen pen, Theme theme) {
        double x = 12;
        for (LegendEntry entry : LegendEntry.values()) {
            entry.paint(pen, theme, x, HEIGHT / 2);
            String words = entry.words(theme);
            x += entry.width() + 6;
            pen.text(words, x, HEIGHT / 2 + TextMeasure.middle(WORDS), WORDS, Align.LEFT, theme.of(Token.MUTED));
            x += TextMeasure.width(words, WORDS) + 18;
        }
        return x;
    }
}

package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;

/** What colours, patterns and heights of a chart mean, in one line. */
public final class Legend {
    /** Height of the line. */
    public static final double HEIGHT = 32;

    private static final Face WORDS = Face.words(11.5);

    private Legend() {}

    /** Paints with the left upper corner at the origin and gives the width it took. */
    public static double paint(Pen pen, Theme theme) {
        double x = 12;
        for (int level = 0; level < 4; level++) {
            theme.running(level, 4).paint(pen, new Box(x, 10, 11, 12));
            x += 11;
        }
        String running = theme == Theme.LIGHT ? "chart.legend.running.light" : "chart.legend.running.dark";
        x = words(pen, theme, Texts.words(running), x + 6);
        x = swatch(pen, theme, theme.ready(), 8, "chart.legend.ready", x);
        x = swatch(pen, theme, theme.blocked(), 12, "chart.legend.blocked", x);
        x = swatch(pen, theme, theme.suspended(), 8, "chart.legend.suspended", x);
        x = swatch(pen, theme, theme.overhead(24), 12, "chart.legend.overhead", x);
        pen.glyph(Glyph.FLAG, x, 9.5, 13, theme.of(Token.MISSED));
        return words(pen, theme, Texts.words("chart.legend.missed"), x + 18);
    }

    private static double swatch(Pen pen, Theme theme, StateLook look, double height, String key, double x) {
        look.paint(pen, new Box(x, 16 - height / 2, 24, height));
        return words(pen, theme, Texts.words(key), x + 30);
    }

    private static double words(Pen pen, Theme theme, String words, double x) {
        pen.text(words, x, 16 + TextMeasure.middle(WORDS), WORDS, Align.LEFT, theme.of(Token.MUTED));
        return x + TextMeasure.width(words, WORDS) + 18;
    }
}

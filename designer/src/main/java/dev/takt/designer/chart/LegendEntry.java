package dev.takt.designer.chart;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import java.util.Locale;

/** A sample of what a chart paints, painted as the chart does, and its word. */
public enum LegendEntry {
    RUNNING(44, 12),
    READY(24, 8),
    BLOCKED(24, 12),
    SUSPENDED(24, 8),
    OVERHEAD(24, 12),
    MISSED(13, 13);

    private static final int LEVELS = 4;

    private final double width;
    private final double height;

    LegendEntry(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Width of the sample. */
    public double width() {
        return width;
    }

    /** Paints the sample from {@code x} on, its middle at {@code middle}. */
    public void paint(Pen pen, Theme theme, double x, double middle) {
        double y = middle - height / 2;
        switch (this) {
            case RUNNING -> {
                double each = width / LEVELS;
                for (int level = 0; level < LEVELS; level++) {
                    theme.running(level, LEVELS).paint(pen, new Box(x + level * each, y, each, height));
                }
            }
            case READY -> paint(pen, theme.ready(), x, y);
            case BLOCKED -> paint(pen, theme.blocked(), x, y);
            case SUSPENDED -> paint(pen, theme.suspended(), x, y);
            case OVERHEAD -> paint(pen, theme.overhead(width), x, y);
            case MISSED -> pen.glyph(Glyph.FLAG, x, y, width, theme.of(Token.MISSED));
        }
    }

    private void paint(Pen pen, StateLook look, double x, double y) {
        look.paint(pen, new Box(x, y, width, height));
    }

    /** What it means; which levels are stronger depends on the ground. */
    public String words(Theme theme) {
        String key = name().toLowerCase(Locale.ROOT);
        String ground = this != RUNNING ? "" : theme == Theme.LIGHT ? ".light" : ".dark";
        return Texts.words("chart.legend." + key + ground);
    }
}

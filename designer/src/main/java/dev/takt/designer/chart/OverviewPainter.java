package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;

/** The strip with the whole run: load in columns, misses as flags, the visible part framed. */
final class OverviewPainter {
    private static final int COLUMN = 3;
    private static final double TOP = 8;

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;

    OverviewPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
    }

    void paint() {
        Box box = new Box(0, 0, chart.width(), Chart.OVERVIEW);
        pen.fill(box, theme.of(Token.PANEL));
        words();
        loads();
        misses();
        window();
        pen.line(0, box.bottom(), chart.width(), box.bottom(), Stroke.of(theme.of(Token.LINE), 1));
    }

    private void words() {
        pen.text(Texts.words("chart.whole"), 12, 17, Face.strong(11.5), Align.LEFT, theme.of(Token.FG));
        String misses =
                switch (chart.data().missCount()) {
                    case 0 -> Texts.words("chart.misses.none");
                    case 1 -> Texts.words("chart.misses.one");
                    default -> Texts.words("chart.misses", chart.data().missCount());
                };
        String line = TimeText.exact(chart.data().durationNs()) + " · " + misses;
        String fitted = TextMeasure.fitted(line, Chart.HEADER - 20, Face.words(10.5));
        pen.text(fitted, 12, 31, Face.words(10.5), Align.LEFT, theme.of(Token.MUTED));
    }

    /** The busiest core of each column. */
    private void loads() {
        int columns = Math.max(1, (int) (chart.area().width() / COLUMN));
        double bottom = Chart.OVERVIEW - 5;
        double height = bottom - TOP - 4;
        double[] load = chart.data().loads(columns);
        for (int i = 0; i < columns; i++) {
            double tall = Math.max(2, Math.clamp(load[i], 0, 1) * height);
            if (load[i] > 0) {
                pen.fill(
                        new Box(Chart.HEADER + i * COLUMN, bottom - tall, COLUMN - 0.8, tall), theme.of(Token.LEVEL_1));
            }
        }
    }

    /** Flags where there is room for them, else ticks along the upper edge. */
    private void misses() {
        double width = chart.area().width();
        boolean flags = chart.data().missCount() * 10 < width;
        Stroke stroke = Stroke.of(theme.of(Token.MISSED), flags ? 1.5 : 1);
        long pixel = Math.max(1, (long) (chart.data().durationNs() / width));
        for (long miss = chart.data().missAfter(0);
                miss >= 0;
                miss = chart.data().missAfter(miss + pixel)) {
            double x = Chart.HEADER + miss / (double) chart.data().durationNs() * width;
            pen.line(x, 4, x, flags ? Chart.OVERVIEW - 5 : 9, stroke);
            if (flags) {
                pen.fill(Polygon.of(new Point(x, 4), new Point(x + 7, 7), new Point(x, 10)), theme.of(Token.MISSED));
            }
        }
    }

    private void window() {
        double total = chart.data().durationNs();
        double x1 =
                Chart.HEADER + chart.range().startNs() / total * chart.area().width();
        double x2 = Chart.HEADER + chart.range().endNs() / total * chart.area().width();
        Box box = new Box(x1, 2, Math.max(4, x2 - x1), Chart.OVERVIEW - 4);
        boolean whole = chart.range().spanNs() == chart.data().durationNs();
        if (!whole) {
            pen.fill(box.rounded(3), theme.of(Token.ACCENT).withOpacity(0.14));
        }
        pen.stroke(box.rounded(3), Stroke.of(theme.of(Token.ACCENT), whole ? 1 : 1.5));
    }
}

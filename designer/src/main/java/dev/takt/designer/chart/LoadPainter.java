package dev.takt.designer.chart;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.projects.units.ShareText;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;

/** How busy a core is: columns of a few pixels, what the runtime takes for itself standing on what tasks and handlers take, under a line at 100 %. */
final class LoadPainter {
    private static final double MARGIN = 4;

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;

    LoadPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
    }

    void paint(ChartTrack track, Box box) {
        PixelRow row = chart.loads(track.index());
        double top = box.y() + MARGIN;
        double base = box.bottom() - MARGIN;
        double column = chart.area().width() / row.pixels();
        pen.line(Chart.HEADER, top, chart.width(), top, Stroke.dashed(theme.of(Token.LINE_STRONG), 1, 3, 4));
        for (int i = 0; i < row.pixels(); i++) {
            double x = Chart.HEADER + i * column;
            double busy = share(row, i) * (base - top);
            double own = (part(row, i, SliceState.OVERHEAD) + part(row, i, SliceState.BOOTING)) * (base - top);
            if (busy > 0) {
                pen.fill(new Box(x, base - busy + own, column - 0.6, busy - own), theme.of(Token.LEVEL_1));
                pen.fill(new Box(x, base - busy, column - 0.6, own), theme.of(Token.OVERHEAD));
            }
        }
        pen.line(Chart.HEADER, base, chart.width(), base, Stroke.of(theme.of(Token.LINE_STRONG), 1));
    }

    private static double part(PixelRow row, int column, SliceState state) {
        long span = row.start(column + 1) - row.start(column);
        return span <= 0 ? 0 : Math.clamp(row.ns(column, state) / (double) span, 0, 1);
    }

    /** Share of a column in which the core is not idle. */
    private static double share(PixelRow row, int column) {
        return 1 - part(row, column, SliceState.IDLE);
    }

    static String percent(PixelRow row, int column) {
        return ShareText.ofThousandths(Math.round(share(row, column) * 1000));
    }
}

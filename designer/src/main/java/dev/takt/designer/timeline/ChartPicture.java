package dev.takt.designer.timeline;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import java.util.Optional;

/** The rows of a run as a small picture, without names and ruler. */
public final class ChartPicture extends Paper {
    private static final long JOBS = 6;
    private static final double GROUP_ROW = 20;

    private final ChartData data;
    private final Theme theme;

    public ChartPicture(ChartData data, Theme theme) {
        this.data = data;
        this.theme = theme;
        setMouseTransparent(true);
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        double above = Chart.OVERVIEW + Chart.RULER;
        Chart chart = Chart.of(data, Optional.empty(), width + Chart.HEADER, height + above)
                .withRange(FirstLook.busiest(data, JOBS))
                .scrolledTo(GROUP_ROW);
        pen.shift(-Chart.HEADER, -above);
        ChartPainter.paint(pen, chart, theme);
        pen.restore();
    }
}

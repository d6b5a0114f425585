package dev.takt.designer.timeline;

import dev.takt.designer.chart.LegendEntry;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;

/** One sample of the legend, painted as the rows are. */
final class LegendSample extends Paper {
    private static final double TALL = 14;

    private final LegendEntry entry;
    private Theme theme = Theme.LIGHT;

    LegendSample(LegendEntry entry) {
        this.entry = entry;
        getStyleClass().setAll("legend-sample");
        setMouseTransparent(true);
        setMinSize(entry.width(), TALL);
        setPrefSize(entry.width(), TALL);
        setMaxSize(entry.width(), TALL);
    }

    void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        entry.paint(pen, theme, 0, height / 2);
    }
}

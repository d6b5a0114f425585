package dev.takt.app.why;

import dev.takt.designer.bars.FixBar;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;

/** The response after a fix as one bar. */
final class FixBarView extends Paper {
    private final FixBar bar;
    private final Theme theme;

    FixBarView(FixBar bar, Theme theme) {
        this.bar = bar;
        this.theme = theme;
        getStyleClass().add("why-paper");
        setMinHeight(FixBar.HEIGHT);
        setPrefHeight(FixBar.HEIGHT);
        setMouseTransparent(true);
        repaint();
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        bar.paint(pen, width, theme);
    }
}

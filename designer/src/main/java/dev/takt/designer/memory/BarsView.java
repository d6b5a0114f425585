package dev.takt.designer.memory;

import dev.takt.designer.bars.FlashStrip;
import dev.takt.designer.bars.FlashStripPainter;
import dev.takt.designer.bars.RamBar;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import java.util.Optional;

/** The flash strip and a bar for each range of RAM, one below the other. */
public final class BarsView extends Paper {
    private static final double MARGIN = 16;
    private static final double BETWEEN = 14;

    private Optional<MemoryMap> map = Optional.empty();
    private Theme theme = Theme.LIGHT;

    public BarsView() {
        setId("memory-bars");
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    public void show(Optional<MemoryMap> now) {
        map = now;
        double rows = now.map(m -> FlashStrip.HEIGHT + m.ram().size() * (RamBar.HEIGHT + BETWEEN))
                .orElse(0.0);
        setMinHeight(rows + 2 * MARGIN);
        setPrefHeight(rows + 2 * MARGIN);
        repaint();
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        pen.fill(new Box(0, 0, width, height), theme.of(Token.PANEL));
        map.ifPresent(m -> paint(pen, m, width - 2 * MARGIN));
    }

    private void paint(FxPen pen, MemoryMap shown, double width) {
        pen.shift(MARGIN, MARGIN);
        FlashStripPainter.paint(pen, FlashStrip.of(shown, width), Optional.empty(), theme);
        double y = FlashStrip.HEIGHT;
        for (RamRegion region : shown.ram()) {
            pen.shift(0, y);
            RamBar.paint(pen, region, width, theme);
            pen.restore();
            y += RamBar.HEIGHT + BETWEEN;
        }
        pen.restore();
    }
}

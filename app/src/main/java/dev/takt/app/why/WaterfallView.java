package dev.takt.app.why;

import dev.takt.app.text.Texts;
import dev.takt.designer.bars.BlameBar;
import dev.takt.designer.bars.Waterfall;
import dev.takt.designer.bars.WaterfallPainter;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/** The bars of an explanation; each row leads to the place of its part. */
final class WaterfallView extends Paper {
    private final List<Region> rows = new ArrayList<>();
    private final IntConsumer chosen;
    private Optional<Waterfall> fall = Optional.empty();
    private Theme theme = Theme.LIGHT;

    WaterfallView(IntConsumer chosen) {
        this.chosen = chosen;
        setId("why-waterfall");
        getStyleClass().add("why-paper");
    }

    void setTheme(Theme theme) {
        this.theme = theme;
        repaint();
    }

    void show(Waterfall now) {
        fall = Optional.of(now);
        setMinHeight(now.height());
        setPrefHeight(now.height());
        getChildren().removeAll(rows);
        rows.clear();
        for (int i = 0; i < now.bars().size(); i++) {
            BlameBar bar = now.bars().get(i);
            Region row = new Region();
            row.setManaged(false);
            row.setId("why-term-" + i);
            int index = i;
            Links.make(
                    row,
                    Texts.text("why.term.name", bar.title(), bar.detail(), bar.figure())
                            .text(),
                    () -> chosen.accept(index));
            rows.add(row);
        }
        getChildren().addAll(rows);
        resized();
        repaint();
    }

    @Override
    protected void resized() {
        fall = fall.map(f -> f.withWidth(Math.max(1, getWidth())));
        fall.ifPresent(f -> {
            for (int i = 0; i < rows.size(); i++) {
                Box box = f.row(i);
                rows.get(i).resizeRelocate(box.x(), box.y(), box.width(), box.height() - 2);
            }
        });
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        fall.ifPresent(f -> WaterfallPainter.paint(pen, f, theme));
    }
}

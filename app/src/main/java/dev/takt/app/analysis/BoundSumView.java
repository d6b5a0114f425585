package dev.takt.app.analysis;

import dev.takt.app.text.Texts;
import dev.takt.designer.bars.BlameBar;
import dev.takt.designer.bars.Waterfall;
import dev.takt.designer.bars.WaterfallPainter;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A bound in detail: what it is, its terms as bars that a click or Enter follows to their culprits, the sum, and what proves it. */
final class BoundSumView extends VBox {
    private final Consumer<ItemId> chosen;
    private final Bars bars = new Bars();

    BoundSumView(Consumer<ItemId> chosen) {
        super(8);
        this.chosen = chosen;
        setId("analysis-sum");
        setPadding(new Insets(10, 16, 14, 16));
    }

    void setTheme(Theme theme) {
        bars.theme = theme;
        bars.repaint();
    }

    void show(BoundSum sum) {
        Label title = new Label(sum.title());
        title.setId("analysis-sum-title");
        title.getStyleClass().add("strong");
        getChildren().setAll(title);
        if (!sum.bars().bars().isEmpty()) {
            bars.show(sum);
            Label line = words(sum.sum(), "mono");
            line.setId("analysis-sum-line");
            getChildren().addAll(bars, line);
        }
        sum.proof().forEach(p -> getChildren().add(words(p, "muted")));
    }

    private static Label words(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().addAll("small", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** The bars, with a node over each that takes the focus. */
    private final class Bars extends Paper {
        private final List<Region> nodes = new ArrayList<>();
        private Waterfall fall = new Waterfall(List.of(), 0, OptionalLong.empty(), "", "", "", 1);
        private Theme theme = Theme.LIGHT;

        private Bars() {
            getStyleClass().add("why-paper");
        }

        private void show(BoundSum sum) {
            fall = sum.bars();
            setMinHeight(fall.height());
            setPrefHeight(fall.height());
            getChildren().removeAll(nodes);
            nodes.clear();
            for (int i = 0; i < fall.bars().size(); i++) {
                nodes.add(node(i, fall.bars().get(i), sum.culprits().get(i)));
            }
            getChildren().addAll(nodes);
            resized();
            repaint();
        }

        private Region node(int index, BlameBar bar, ItemId culprit) {
            Region node = new Region();
            node.setId("analysis-term-" + index);
            node.setManaged(false);
            node.setFocusTraversable(true);
            node.setAccessibleRole(AccessibleRole.HYPERLINK);
            node.setAccessibleText(Texts.text("why.term.name", bar.title(), bar.detail(), bar.figure())
                    .text());
            node.getStyleClass().add("why-link");
            node.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> chosen.accept(culprit));
            node.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                    chosen.accept(culprit);
                    key.consume();
                }
            });
            return node;
        }

        @Override
        protected void resized() {
            fall = fall.withWidth(Math.max(1, getWidth()));
            for (int i = 0; i < nodes.size(); i++) {
                Box box = fall.row(i);
                nodes.get(i).resizeRelocate(box.x(), box.y(), box.width(), box.height() - 2);
            }
        }

        @Override
        protected void paint(FxPen pen, double width, double height) {
            WaterfallPainter.paint(pen, fall, theme);
        }
    }
}

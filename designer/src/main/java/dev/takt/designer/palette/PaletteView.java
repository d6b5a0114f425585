package dev.takt.designer.palette;

import dev.takt.designer.surface.KindLook;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** A tile for each kind: dragged to the board it goes where it is dropped, clicked it goes where there is room. */
public final class PaletteView extends ScrollPane {
    /** Who takes what is picked. Places are in pixels of the scene. */
    public interface Taker {
        void clicked(ItemKind<?> kind);

        void dragged(ItemKind<?> kind, Point2D scene);

        void dropped(ItemKind<?> kind, Point2D scene);
    }

    private static final double SLACK = 4;

    private final Taker taker;

    public PaletteView(Taker taker) {
        this.taker = taker;
        setId("palette");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("panel");
        VBox content = new VBox(10, tiles(), legend());
        content.setPadding(new Insets(6, 8, 8, 8));
        setContent(content);
    }

    private GridPane tiles() {
        GridPane grid = new GridPane(6, 4);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        for (int i = 0; i < ItemKinds.ALL.size(); i++) {
            grid.add(tile(ItemKinds.ALL.get(i)), i % 2, i / 2);
        }
        return grid;
    }

    private Button tile(ItemKind<?> kind) {
        Button tile = new Button(kind.label().text(), KindLook.icon(kind));
        tile.setId("palette-" + kind.tag());
        tile.getStyleClass().add("palette-tile");
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setTooltip(new Tooltip(Texts.words("palette.hint")));
        new TileDrag(kind).watch(tile);
        return tile;
    }

    private VBox legend() {
        VBox lines = new VBox(2);
        Label caption = new Label(Texts.words("palette.connections"));
        caption.getStyleClass().add("caption");
        lines.getChildren().add(caption);
        for (LegendLine line : LegendLine.values()) {
            lines.getChildren().add(line.node());
        }
        return lines;
    }

    /** One press on a tile: a click, or a drag that ends on the board or nowhere. */
    private final class TileDrag {
        private final ItemKind<?> kind;
        private double startX;
        private double startY;
        private boolean dragging;

        private TileDrag(ItemKind<?> kind) {
            this.kind = kind;
        }

        private void watch(Button tile) {
            tile.setOnMousePressed(e -> {
                startX = e.getSceneX();
                startY = e.getSceneY();
                dragging = false;
            });
            tile.setOnMouseDragged(e -> {
                dragging |= Math.hypot(e.getSceneX() - startX, e.getSceneY() - startY) > SLACK;
                if (dragging) {
                    taker.dragged(kind, at(e));
                }
            });
            tile.setOnMouseReleased(e -> {
                if (dragging) {
                    taker.dropped(kind, at(e));
                }
            });
            tile.setOnAction(_ -> {
                if (!dragging) {
                    taker.clicked(kind);
                }
                dragging = false;
            });
        }

        private static Point2D at(MouseEvent event) {
            return new Point2D(event.getSceneX(), event.getSceneY());
        }
    }
}

package dev.takt.designer.palette;

import dev.takt.designer.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;

/** A sample of each kind of line on the board. */
enum LegendLine {
    INTERRUPT("request"),
    ACTIVATION("activation"),
    DATA("data"),
    LOCK("lock");

    private static final double LENGTH = 34;
    private static final double MIDDLE = 8;

    private final String style;

    LegendLine(String style) {
        this.style = style;
    }

    Node node() {
        Pane sample = new Pane();
        sample.setMinSize(44, 16);
        sample.setPrefSize(44, 16);
        sample.getChildren().addAll(strokes());
        sample.getChildren().add(end());
        sample.getChildren().forEach(n -> n.getStyleClass().add("edge-" + style));
        Label name = new Label(Texts.words("palette.line." + style));
        name.getStyleClass().add("small");
        HBox row = new HBox(10, sample, name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Shape[] strokes() {
        return switch (this) {
            case DATA ->
                new Shape[] {
                    new Line(0, MIDDLE - 1.6, LENGTH, MIDDLE - 1.6), new Line(0, MIDDLE + 1.6, LENGTH, MIDDLE + 1.6)
                };
            case INTERRUPT, ACTIVATION, LOCK -> new Shape[] {new Line(0, MIDDLE, LENGTH, MIDDLE)};
        };
    }

    private Shape end() {
        return switch (this) {
            case INTERRUPT -> new Polyline(LENGTH - 5, MIDDLE - 5, LENGTH, MIDDLE, LENGTH - 5, MIDDLE + 5);
            case ACTIVATION, DATA -> new Polygon(LENGTH, MIDDLE - 4, LENGTH + 8, MIDDLE, LENGTH, MIDDLE + 4);
            case LOCK ->
                new Polygon(LENGTH, MIDDLE, LENGTH + 4.5, MIDDLE - 4.5, LENGTH + 9, MIDDLE, LENGTH + 4.5, MIDDLE + 4.5);
        };
    }
}

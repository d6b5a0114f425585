package dev.takt.app.shell;

import dev.takt.designer.surface.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom: what was checked and simulated, what undo would do, the zoom. */
public final class StatusRow extends HBox {
    private final Label checked = new Label("", Icons.of("fth-check", "icon-small", "icon-ok"));
    private final Label simulated = new Label("", Icons.of("fth-activity", "icon-small"));
    private final Label missed = new Label("", Icons.of("fth-flag", "icon-small"));
    private final Label undo = new Label();
    private final Label zoom = new Label();

    public StatusRow(StatusRowViewModel model) {
        getStyleClass().add("status-row");
        setAlignment(Pos.CENTER_LEFT);
        setId("status");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(checked, simulated, missed, space, undo, zoom);
        checked.textProperty().bind(model.checkedProperty());
        simulated.textProperty().bind(model.simulatedProperty());
        missed.textProperty().bind(model.missedProperty());
        undo.textProperty().bind(model.undoProperty());
        undo.setId("status-undo");
        zoom.textProperty().bind(model.zoomProperty());
        for (Label label : new Label[] {checked, simulated, missed, undo, zoom}) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
            label.setMinWidth(0);
        }
        model.lateProperty().addListener((_, _, late) -> tone(late));
        tone(model.lateProperty().get());
    }

    private void tone(boolean late) {
        missed.getStyleClass().removeAll("err", "ok");
        missed.getStyleClass().add(late ? "err" : "ok");
        missed.setGraphic(Icons.of("fth-flag", "icon-small", late ? "icon-err" : "icon-ok"));
    }
}

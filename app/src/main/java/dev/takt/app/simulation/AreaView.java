package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.designer.chart.AreaFigures.ContextFigures;
import dev.takt.designer.overlay.TimeText;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The figures of an area of the timeline: one line about cores and channels, and a row for each task and handler. */
public final class AreaView extends VBox {
    private final AreaViewModel model;
    private final TableView<ContextFigures> table = new TableView<>();
    private final ColumnRoom<ContextFigures> columns = new ColumnRoom<>(table);

    public AreaView(AreaViewModel model) {
        this.model = model;
        setId("area");
        getStyleClass().add("panel");
        Label words = new Label();
        words.setId("area-words");
        words.textProperty().bind(model.wordsProperty());
        words.setPadding(new Insets(6, 12, 6, 12));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        table.setFixedCellSize(24);
        table.setId("area-table");
        table.setPlaceholder(new Label(Texts.text("events.none").text()));
        column("name", 150, ContextFigures::name, "words");
        column("jobs", 60, f -> f.arrived() + "", "number");
        column("ended", 60, f -> f.ended() + "", "number");
        column("missed", 60, f -> f.missed() + "", "number");
        column("share", 64, f -> model.share(f.runningNs()), "number");
        column("running", 92, f -> TimeText.up(f.runningNs()), "number");
        column("ready", 92, f -> TimeText.up(f.readyNs()), "number");
        column("blocked", 92, f -> TimeText.up(f.blockedNs()), "number");
        column("suspended", 92, f -> TimeText.up(f.suspendedNs()), "number");
        column("best", 92, f -> time(f.bestNs()), "number");
        column("mean", 92, f -> time(f.meanNs()), "number");
        column("worst", 92, f -> time(f.worstNs()), "number");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.select(row);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(words, table);
        model.rowsProperty().addListener((_, _, rows) -> table.setItems(FXCollections.observableArrayList(rows)));
        sceneProperty().addListener((_, _, scene) -> model.setWatched(scene != null));
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? TimeText.up(ns.getAsLong()) : "–";
    }

    private void column(String key, double width, Function<ContextFigures, String> text, String style) {
        columns.add(Texts.text("area.column." + key).text(), width, text, style);
    }
}

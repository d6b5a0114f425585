package dev.takt.app.analysis;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of bounds. */
public final class AnalysisView extends VBox {
    private final TableView<AnalysisRow> table;

    public AnalysisView(AnalysisViewModel model) {
        setId("analysis");
        getStyleClass().add("panel");
        Label title = new Label(Texts.text("analysis.title").text());
        title.getStyleClass().add("pane-heading");
        Label hint = new Label(Texts.text("analysis.hint").text());
        hint.getStyleClass().add("muted");
        Label loads = new Label();
        loads.textProperty().bind(model.loadsProperty());
        loads.getStyleClass().add("mono");
        HBox head = new HBox(12, title, hint);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox top = new VBox(4, head, loads);
        top.setPadding(new Insets(14, 16, 10, 16));
        table = new TableView<>(model.rows());
        table.setFixedCellSize(28);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new Label(Texts.text("analysis.none").text()));
        sign();
        column("name", 130, AnalysisRow::name, "words");
        column("core", 48, AnalysisRow::core, "code");
        column("level", 52, AnalysisRow::level, "code");
        column("worst", 82, AnalysisRow::worst, "number");
        column("deadline", 76, AnalysisRow::deadline, "number");
        column("bound", 106, AnalysisRow::bound, "number");
        column("slack", 90, AnalysisRow::slack, "number");
        column("seen", 120, AnalysisRow::seen, "number");
        column("theorem", 180, AnalysisRow::theorem, "words");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.select(row);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(top, table);
    }

    private void column(String key, double width, Function<AnalysisRow, String> text, String style) {
        TableColumn<AnalysisRow, String> column =
                new TableColumn<>(Texts.text("analysis." + key).text());
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(40);
        column.getStyleClass().add(style);
        if (style.equals("number")) {
            column.getStyleClass().add("right");
        }
        table.getColumns().add(column);
    }

    private void sign() {
        TableColumn<AnalysisRow, String> column = new TableColumn<>("");
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().tone().name()));
        column.setCellFactory(_ -> new SignCell());
        column.setMinWidth(34);
        column.setMaxWidth(34);
        table.getColumns().add(column);
    }

    /** The verdict of a row as a sign. */
    private static final class SignCell extends TableCell<AnalysisRow, String> {
        @Override
        protected void updateItem(@Nullable String tone, boolean empty) {
            super.updateItem(tone, empty);
            if (empty || tone == null) {
                setGraphic(null);
                return;
            }
            String icon =
                    switch (tone) {
                        case "OK" -> "fth-check-circle";
                        case "ERR" -> "fth-x-circle";
                        case "WARN" -> "fth-alert-triangle";
                        default -> "fth-help-circle";
                    };
            setGraphic(Icons.of(icon, "icon-" + tone.toLowerCase(Locale.ROOT)));
        }
    }
}

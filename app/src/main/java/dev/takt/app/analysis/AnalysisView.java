package dev.takt.app.analysis;

import dev.takt.app.text.Texts;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Columns;
import dev.takt.designer.surface.Icons;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of bounds, and below it the sum behind the one under the pointer, or else the selected one, or else the first. */
public final class AnalysisView extends VBox {
    /** A figure of six digits with its unit is never cut: the column of theorems gives way, whose words stand below in full. */
    private static final double LEAST_FIGURE = 84;

    /** Of the bars. */
    private static final double SHARE_WIDTH = 82;

    /** A heading of which not a pixel is to spare is cut where the scale of the screen rounds. */
    private static final double HEAD_SPARE = 6;

    /** A limit has as many, and may have a sign before it. */
    private static final double LEAST_LIMIT = 96;

    /** What was seen has every digit. */
    private static final double LEAST_SEEN = 108;

    /** What a chain's bound is of. */
    private static final double LEAST_THEOREM = 106;

    /** Where there is no bound there are words. */
    private static final double LEAST_BOUND = 118;

    private static final double LEAST_NAME = 112;
    private static final double LEAST_WORD = 42;
    /** A scroll bar at the right. */
    private static final double BAR = 12;

    private final TableView<AnalysisRow> table;
    /** Columns that make room for figures, the first first: what they say follows from the figures beside them, stands below the table, or in the inspector. */
    private final List<TableColumn<AnalysisRow, ?>> giving;

    private final BoundSumView sum;
    private final ScrollPane below = new ScrollPane();

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
        loads.setWrapText(true);
        loads.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, title, hint);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox top = new VBox(4, head, loads, room(model));
        top.setPadding(new Insets(14, 16, 10, 16));
        table = new TableView<>(model.rows());
        table.setFixedCellSize(28);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new Label(Texts.text("analysis.none").text()));
        sign();
        column("name", 130, AnalysisRow::name, "words");
        TableColumn<AnalysisRow, ?> cores = column("core", 42, AnalysisRow::core, "code");
        TableColumn<AnalysisRow, ?> levels = column("level", 56, AnalysisRow::level, "code");
        levels.setMinWidth(Columns.headWidth(levels));
        column("worst", 80, AnalysisRow::worst, "number");
        column("work-limit", 96, AnalysisRow::workLimit, "number").setMinWidth(LEAST_LIMIT);
        column("period-limit", 96, AnalysisRow::periodLimit, "number").setMinWidth(LEAST_LIMIT);
        column("deadline", 74, AnalysisRow::deadline, "number");
        column("bound", 122, AnalysisRow::bound, "number").setMinWidth(LEAST_BOUND);
        TableColumn<AnalysisRow, ?> shares = shares();
        TableColumn<AnalysisRow, ?> slacks = column("slack", 84, AnalysisRow::slack, "number");
        TableColumn<AnalysisRow, String> seen = column("seen", 112, AnalysisRow::seen, "number");
        seen.setMinWidth(LEAST_SEEN);
        seen.setCellFactory(_ -> new SeenCell());
        TableColumn<AnalysisRow, ?> theorems = column("theorem", 180, AnalysisRow::theorem, "words");
        theorems.setMinWidth(LEAST_THEOREM);
        giving = List.of(shares, theorems, levels, slacks);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.select(row.item());
                show(row);
            }
        });
        table.setRowFactory(_ -> row());
        table.setMinHeight(96);
        sum = new BoundSumView(model::select);
        below.setContent(sum);
        below.setFitToWidth(true);
        below.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        below.getStyleClass().addAll("panel", "below-table");
        below.prefHeightProperty().bind(heightProperty().multiply(0.5));
        below.setMinHeight(120);
        model.rows().addListener((ListChangeListener<AnalysisRow>) _ -> {
            cores.setVisible(severalCores());
            makeRoom();
            showChosen();
        });
        cores.setVisible(severalCores());
        table.widthProperty().addListener((_, _, _) -> makeRoom());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(top, table, below);
        showChosen();
    }

    public void setTheme(Theme theme) {
        sum.setTheme(theme);
    }

    /** How far the clock may go, or a way to ask for it. */
    private static HBox room(AnalysisViewModel model) {
        Label words = new Label();
        words.setId("analysis-room");
        words.getStyleClass().addAll("small", "muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.roomProperty());
        Button again = new Button(Texts.text("analysis.margins.again").text());
        again.setId("analysis-room-again");
        again.getStyleClass().add("small");
        again.setOnAction(_ -> model.searchAgain());
        again.visibleProperty().bind(model.stoppedProperty());
        again.managedProperty().bind(again.visibleProperty());
        HBox room = new HBox(8, words, again);
        room.setAlignment(Pos.CENTER_LEFT);
        return room;
    }

    /** Shows as many columns as there is room for. */
    private void makeRoom() {
        double room = table.getWidth() - BAR;
        double needed = table.getColumns().stream()
                .filter(column -> column.isVisible() || giving.contains(column))
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        for (TableColumn<AnalysisRow, ?> column : giving) {
            column.setVisible(needed <= room);
            needed -= column.isVisible() ? 0 : column.getMinWidth();
        }
    }

    private TableRow<AnalysisRow> row() {
        TableRow<AnalysisRow> row = new TableRow<>();
        row.hoverProperty().addListener((_, _, over) -> {
            if (over && !row.isEmpty()) {
                show(row.getItem());
            } else {
                showChosen();
            }
        });
        return row;
    }

    private void show(AnalysisRow row) {
        sum.show(row.sum());
    }

    /** The sum of the selected row, or of the first. */
    private void showChosen() {
        AnalysisRow chosen = table.getSelectionModel().getSelectedItem();
        boolean there = chosen != null && table.getItems().contains(chosen);
        below.setVisible(!table.getItems().isEmpty());
        if (there) {
            show(chosen);
        } else if (!table.getItems().isEmpty()) {
            show(table.getItems().getFirst());
        }
    }

    /** With one core there is nothing to tell apart. */
    private boolean severalCores() {
        return table.getItems().stream()
                        .map(AnalysisRow::core)
                        .filter(core -> !core.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }

    private TableColumn<AnalysisRow, ?> shares() {
        TableColumn<AnalysisRow, AnalysisRow> column =
                new TableColumn<>(Texts.text("analysis.share").text());
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new ShareCell());
        column.setSortable(false);
        double width = Math.max(SHARE_WIDTH, Columns.headWidth(column) + HEAD_SPARE);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        table.getColumns().add(column);
        return column;
    }

    private TableColumn<AnalysisRow, String> column(
            String key, double width, Function<AnalysisRow, String> text, String style) {
        TableColumn<AnalysisRow, String> column =
                new TableColumn<>(Texts.text("analysis." + key).text());
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        double least = key.equals("name") ? LEAST_NAME : LEAST_WORD;
        column.setMinWidth(style.equals("number") ? LEAST_FIGURE : least);
        column.getStyleClass().add(style);
        if (style.equals("number")) {
            column.getStyleClass().add("right");
        }
        table.getColumns().add(column);
        return column;
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

    /** The longest response of the run, marked where it passes the deadline. */
    private static final class SeenCell extends TableCell<AnalysisRow, String> {
        @Override
        protected void updateItem(@Nullable String seen, boolean empty) {
            super.updateItem(seen, empty);
            setText(empty ? null : seen);
            getStyleClass().remove("worse");
            if (!empty && getTableView().getItems().get(getIndex()).seenLate()) {
                getStyleClass().add("worse");
            }
        }
    }

    /** The verdict of a row as a sign. */
    private static final class SignCell extends TableCell<AnalysisRow, String> {
        @Override
        protected void updateItem(@Nullable String tone, boolean empty) {
            super.updateItem(tone, empty);
            setGraphic(empty || tone == null ? null : Icons.of(Tone.valueOf(tone)));
        }
    }
}

package dev.takt.app.compare;

import dev.takt.app.report.ComparedRow;
import dev.takt.app.report.ComparedSide;
import dev.takt.app.report.Comparison;
import dev.takt.app.report.ComparisonReport;
import dev.takt.app.report.Trend;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.Columns;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.LineList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The comparison on the screen: figures of both sides in a table, what differs in the design beside it, and both runs below, moved together. */
public final class CompareView extends VBox {
    /** The columns of the table together. */
    private static final double FIGURES = 800;

    private static final double LEAST_FIGURES = 0.6;
    private static final double MOST_FIGURES = 0.77;

    private final CompareViewModel model;
    private final TableView<CompareRow> table = new TableView<>();
    private final LineList design = new LineList();
    private final Label summary = new Label();
    private final TwinTimelines timelines;

    /** {@code ask} gives another design to compare with. */
    public CompareView(CompareViewModel model, Supplier<Optional<Path>> ask) {
        this.model = model;
        timelines = new TwinTimelines(model.session());
        setId("compare");
        getStyleClass().add("panel");
        columns();
        table.setId("compare-table");
        table.setAccessibleText(Texts.text("compare.title").text());
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new Label(Texts.text("compare.working").text()));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                row.item().ifPresent(i -> model.session().document().select(Selection.of(i)));
            }
        });
        design.setId("compare-design");
        design.setPlaceholder(new Label(Texts.text("compare.same-design").text()));
        Label caption = new Label(Texts.text("compare.design").text());
        caption.getStyleClass().add("caption");
        caption.setPadding(new Insets(8, 12, 4, 12));
        VBox differences = new VBox(caption, design);
        VBox.setVgrow(design, Priority.ALWAYS);
        differences.getStyleClass().add("divided-left");
        SplitPane figures = new SplitPane(table, differences);
        share(figures);
        SplitPane rows = new SplitPane(figures, timelines);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPositions(0.4);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(head(ask), rows);
        model.resultProperty().addListener((_, _, now) -> show(now));
        show(model.resultProperty().get());
    }

    /** The figures get what they need, what differs in the design the rest, as soon as the width is known. */
    private static void share(SplitPane figures) {
        figures.setDividerPositions(MOST_FIGURES);
        figures.widthProperty().addListener((_, before, now) -> {
            if (before.doubleValue() == 0 && now.doubleValue() > 0) {
                figures.setDividerPositions(Math.clamp(FIGURES / now.doubleValue(), LEAST_FIGURES, MOST_FIGURES));
            }
        });
    }

    private Node head(Supplier<Optional<Path>> ask) {
        Label title = new Label(Texts.text("compare.title").text());
        title.getStyleClass().add("pane-heading");
        ComboBox<Choice> choice = new ComboBox<>(model.choices());
        choice.setId("compare-with");
        choice.setAccessibleText(Texts.text("compare.with").text());
        choice.setConverter(new ChoiceWords());
        choice.setValue(model.choiceProperty().get());
        choice.setOnAction(_ -> {
            if (choice.getValue() != null
                    && !choice.getValue().equals(model.choiceProperty().get())) {
                model.choose(choice.getValue());
            }
        });
        model.choiceProperty().addListener((_, _, now) -> choice.setValue(now));
        Button file = button("compare-file", "compare.file", "fth-folder");
        file.setOnAction(_ -> ask.get().ifPresent(model::chooseFile));
        Button keep = button("compare-keep", "compare.keep", "fth-bookmark");
        keep.setOnAction(_ -> model.keep());
        Button swap = button("compare-swap", "compare.swap", "fth-repeat");
        swap.setOnAction(_ -> model.swap());
        Button next = button("compare-next", "compare.next", "fth-skip-forward");
        next.setOnAction(_ -> timelines.nextParting());
        next.disableProperty().bind(timelines.partingProperty().not());
        summary.getStyleClass().add("strong");
        summary.setId("compare-summary");
        summary.setMinWidth(0);
        Label message = new Label();
        message.getStyleClass().add("muted");
        message.textProperty().bind(model.messageProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(8, title, choice, file, keep, swap, space, next);
        first.setAlignment(Pos.CENTER_LEFT);
        HBox second = new HBox(12, summary, message);
        VBox head = new VBox(6, first, second);
        head.setPadding(new Insets(10, 16, 8, 16));
        return head;
    }

    private static Button button(String id, String key, String icon) {
        Button button = new Button(Texts.text(key).text(), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    public void setTheme(Theme theme) {
        timelines.setTheme(theme);
    }

    private void show(Optional<Shown> now) {
        List<CompareRow> lines = new ArrayList<>();
        now.map(Shown::comparison).ifPresent(c -> {
            c.rows().forEach(r -> lines.add(CompareRow.of(r)));
            c.cores().forEach(r -> lines.add(CompareRow.of(r)));
        });
        if (!lines.equals(table.getItems())) {
            table.getItems().setAll(lines);
        }
        design.getItems()
                .setAll(now.map(Shown::comparison).map(Comparison::design).orElse(List.of()).stream()
                        .map(ComparisonReport::words)
                        .toList());
        summary.setText(now.map(s -> words(s.comparison())).orElse(""));
        timelines.show(now);
    }

    private static String words(Comparison comparison) {
        long worse = comparison.rows().stream().filter(ComparedRow::worsened).count();
        long better = comparison.rows().stream().filter(ComparedRow::improved).count();
        String key = comparison.same()
                ? "compare.summary.same"
                : comparison.worsened() ? "compare.summary.worse" : "compare.summary.fine";
        return Texts.text(key, side(comparison.a()), side(comparison.b()), worse, better, comparison.newErrors())
                .text();
    }

    /** A side in a few words. */
    static String side(ComparedSide side) {
        return side.recorded()
                ? Texts.text("compare.side.recorded", side.label(), side.runtime())
                        .text()
                : Texts.text("compare.side", side.label(), side.runtime(), side.seed())
                        .text();
    }

    private void columns() {
        sign();
        column("compare.name", 112, CompareRow::name, "words", _ -> Trend.SAME);
        column("compare.deadline", 76, CompareRow::deadline, "number", _ -> Trend.SAME);
        column("compare.bound-a", 98, CompareRow::boundA, "number", _ -> Trend.SAME);
        column("compare.bound-b", 98, CompareRow::boundB, "number", CompareRow::bound);
        column("compare.seen-a", 104, CompareRow::seenA, "number", _ -> Trend.SAME);
        column("compare.seen-b", 120, CompareRow::seenB, "number", CompareRow::seen);
        column("compare.missed-a", 64, CompareRow::missedA, "number", _ -> Trend.SAME);
        column("compare.missed-b", 76, CompareRow::missedB, "number", CompareRow::missed);
    }

    private void sign() {
        TableColumn<CompareRow, String> column = new TableColumn<>("");
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().sign()));
        column.setCellFactory(_ -> new SignCell());
        column.setMinWidth(34);
        column.setMaxWidth(34);
        table.getColumns().add(column);
    }

    private void column(
            String key,
            double width,
            Function<CompareRow, String> text,
            String style,
            Function<CompareRow, Trend> trend) {
        TableColumn<CompareRow, String> column =
                new TableColumn<>(Texts.text(key).text());
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setCellFactory(_ -> new TrendCell(trend));
        column.setPrefWidth(width);
        column.setMinWidth(Columns.headWidth(column));
        column.getStyleClass().add(style);
        if (style.equals("number")) {
            column.getStyleClass().add("right");
        }
        table.getColumns().add(column);
    }

    /** A figure of the second side: arrow and colour say which way it has gone. */
    private static final class TrendCell extends TableCell<CompareRow, String> {
        private final Function<CompareRow, Trend> trend;

        TrendCell(Function<CompareRow, Trend> trend) {
            this.trend = trend;
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            CompareRow row = getTableRow() == null ? null : getTableRow().getItem();
            getStyleClass().removeAll("better", "worse", "differs");
            if (empty || text == null || row == null) {
                setText(null);
                return;
            }
            switch (trend.apply(row)) {
                case SAME -> setText(text);
                case BETTER -> mark("\u2193 " + text, "better");
                case WORSE -> mark("\u2191 " + text, "worse");
                case OTHER -> mark(text, "differs");
            }
        }

        private void mark(String text, String style) {
            setText(text);
            getStyleClass().add(style);
        }
    }

    /** Better, worse, or only different. */
    private static final class SignCell extends TableCell<CompareRow, String> {
        @Override
        protected void updateItem(@Nullable String sign, boolean empty) {
            super.updateItem(sign, empty);
            setGraphic(
                    empty || sign == null || sign.isEmpty()
                            ? null
                            : Icons.of(
                                    switch (sign) {
                                        case "ok" -> "fth-check-circle";
                                        case "err" -> "fth-x-circle";
                                        default -> "fth-git-commit";
                                    },
                                    "icon-" + sign));
        }
    }

    /** A choice in the list. */
    private static final class ChoiceWords extends StringConverter<Choice> {
        @Override
        public String toString(@Nullable Choice choice) {
            return choice == null ? "" : choice.words();
        }

        @Override
        public Choice fromString(String text) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}

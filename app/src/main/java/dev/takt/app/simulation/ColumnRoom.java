package dev.takt.app.simulation;

import dev.takt.designer.surface.Columns;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The widths of a table's columns: they share what there is; where that is less than they need, in a narrow dock, they keep what they need and the table is scrolled. */
final class ColumnRoom<R> {
    /** A scroll bar at the right. */
    private static final double BAR = 12;

    private final TableView<R> table;
    private final Map<TableColumn<R, ?>, Double> wanted = new HashMap<>();
    private double needed;
    private boolean constrained = true;

    ColumnRoom(TableView<R> table) {
        this.table = table;
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.widthProperty().addListener((_, _, width) -> fit(width.doubleValue() - BAR));
    }

    /** Adds a column: as wide as it would be, and as it has to be. */
    void add(TableColumn<R, ?> column, double width, double least) {
        column.setPrefWidth(width);
        column.setMinWidth(least);
        wanted.put(column, width);
        needed += least;
        table.getColumns().add(column);
    }

    /** Adds a column of texts, at least as wide as its heading, whose rows keep their order; {@code style} is that of its figures or words. */
    void add(String heading, double width, Function<R, String> text, String style) {
        TableColumn<R, String> column = new TableColumn<>(heading);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        if (style.equals("number")) {
            column.getStyleClass().add("right");
        }
        double least = Math.max(width, Columns.headWidth(column));
        add(column, least, least);
    }

    private void fit(double width) {
        boolean room = width >= needed;
        if (room != constrained) {
            constrained = room;
            table.setColumnResizePolicy(
                    room ? TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN : TableView.UNCONSTRAINED_RESIZE_POLICY);
            table.getColumns()
                    .forEach(column -> column.setPrefWidth(
                            room ? wanted.getOrDefault(column, column.getMinWidth()) : column.getMinWidth()));
        }
    }
}

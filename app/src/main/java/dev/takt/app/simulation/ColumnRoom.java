package dev.takt.app.simulation;

import java.util.HashMap;
import java.util.Map;
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

package dev.takt.app.wiring;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;

/** Which rows of a list or table are in sight. */
final class SeenRows {
    private SeenRows() {}

    /** True if all of a row is. */
    static boolean has(Node list, int row) {
        Bounds sight = list.localToScene(list.getLayoutBounds());
        return list.lookupAll(".indexed-cell").stream()
                .map(cell -> (IndexedCell<?>) cell)
                .filter(cell -> cell.isVisible() && !cell.isEmpty() && cell.getIndex() == row)
                .map(cell -> cell.localToScene(cell.getLayoutBounds()))
                .anyMatch(sight::contains);
    }
}

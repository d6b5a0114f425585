package dev.takt.designer.surface;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the arrow keys do in a field that has a list beside it: the selection of the list moves on, and stays in view. */
public final class ListSteps {
    private ListSteps() {}

    /** Moves the selection by a row, if the key is one that does; false for all others. */
    public static boolean take(KeyEvent key, ListView<?> list) {
        int by = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        if (by == 0) {
            return false;
        }
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().select(next);
            reveal(list, next);
        }
        return true;
    }

    /** As far as is needed and no farther, as it would be with the focus in the list. */
    private static void reveal(ListView<?> list, int row) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(row);
        }
    }
}

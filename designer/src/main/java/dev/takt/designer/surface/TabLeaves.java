package dev.takt.designer.surface;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Lets Tab and Shift+Tab leave a text of several lines as they leave any other field. Such texts would take them as characters, and nobody without a mouse could get past. */
public final class TabLeaves {
    private TabLeaves() {}

    public static void from(Node text) {
        text.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isShortcutDown() && !key.isAltDown()) {
                text.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
    }
}

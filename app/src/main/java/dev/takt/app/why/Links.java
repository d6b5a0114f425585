package dev.takt.app.why;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Makes a part of a pane something that leads somewhere: by a click, and with Enter or Space when it has the focus. */
final class Links {
    private Links() {}

    static void make(Region part, String name, Runnable action) {
        part.setFocusTraversable(true);
        part.setAccessibleRole(AccessibleRole.HYPERLINK);
        part.setAccessibleText(name);
        part.getStyleClass().add("why-link");
        part.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                part.requestFocus();
                action.run();
                event.consume();
            }
        });
        part.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }
}

package dev.takt.app.shell;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/** Alt held while a mouse button is down belongs to the drag. Let go, it would select the first menu, as a tap of it does, and the arrow keys would be the menus'. */
public final class AltInDrags {
    private boolean down;
    private boolean used;

    private AltInDrags() {}

    public static void keep(Scene scene) {
        AltInDrags alt = new AltInDrags();
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, alt::seen);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, alt::seen);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, alt::seen);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, alt::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, alt::released);
        // Alt that is let go in another window is not told to this one.
        scene.windowProperty().flatMap(Window::focusedProperty).addListener((_, _, _) -> alt.forget());
    }

    private void seen(MouseEvent event) {
        used |= event.isAltDown();
    }

    private void forget() {
        down = false;
        used = false;
    }

    /** Held, it is told as pressed again and again; only the first time begins anew. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ALT && !down) {
            down = true;
            used = false;
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ALT) {
            if (used) {
                event.consume();
            }
            forget();
        }
    }
}

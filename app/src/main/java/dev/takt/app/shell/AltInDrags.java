package dev.takt.app.shell;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Alt held while a mouse button is down belongs to the drag. Let go, it would select the first menu, as a tap of it does, and the arrow keys would be the menus'. */
public final class AltInDrags {
    private boolean used;

    private AltInDrags() {}

    public static void keep(Scene scene) {
        AltInDrags alt = new AltInDrags();
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, alt::seen);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, alt::seen);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, alt::seen);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, alt::released);
    }

    private void seen(MouseEvent event) {
        used |= event.isAltDown();
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.ALT && used) {
            used = false;
            event.consume();
        }
    }
}

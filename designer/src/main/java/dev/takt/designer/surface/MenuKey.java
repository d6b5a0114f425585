package dev.takt.designer.surface;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The key for what the other button of the mouse does; not every platform tells of it in another way. */
public final class MenuKey {
    private MenuKey() {}

    /** True for the menu key and for Shift+F10. */
    public static boolean is(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
    }
}

package dev.takt.designer.surface;

import javafx.event.EventType;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The space bar over a view: held it makes a drag move the view, tapped it is a key like any other, and which of both it was is known when it is let go. */
public final class HeldSpace {
    private final Parent view;
    private boolean down;
    private boolean used;

    /** Watches the keys of a view and of what is in it. */
    public HeldSpace(Parent view) {
        this.view = view;
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> used = true);
        view.focusWithinProperty().addListener((_, _, _) -> down &= view.isFocusWithin());
    }

    public boolean isDown() {
        return down;
    }

    /** Keeps it, and what it repeats while it is held, from whoever would take it for a tap. */
    private void pressed(KeyEvent event) {
        boolean bare = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown() && !event.isMetaDown();
        if (event.getCode() == KeyCode.SPACE && (down || bare)) {
            used &= down;
            down = true;
            event.consume();
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() != KeyCode.SPACE || !down) {
            return;
        }
        down = false;
        event.consume();
        if (!used) {
            pass(event, KeyEvent.KEY_PRESSED);
            pass(event, KeyEvent.KEY_RELEASED);
        }
    }

    /** To what the view lies in, where keys are looked up that no view has used. */
    private void pass(KeyEvent event, EventType<KeyEvent> type) {
        Parent around = view.getParent();
        if (around != null) {
            around.fireEvent(new KeyEvent(
                    type, event.getCharacter(), event.getText(), KeyCode.SPACE, false, false, false, false));
        }
    }
}

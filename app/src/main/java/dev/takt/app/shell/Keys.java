package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Routes keys that no control has used to commands. Plain keys are left to fields while text is typed there. */
public final class Keys {
    private final CommandBindings bindings;

    private Keys(CommandBindings bindings) {
        this.bindings = bindings;
    }

    public static void route(Scene scene, CommandBindings bindings) {
        Keys keys = new Keys(bindings);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        for (Command command : bindings.commands()) {
            boolean forText = !command.whileTyping();
            if (!command.key().isEmpty()
                    && !(typing && forText)
                    && KeyCombination.valueOf(command.key()).match(event)
                    && !ownKey(event)) {
                bindings.run(command.id());
                event.consume();
                return;
            }
        }
    }

    /** Space presses a focused button; it is that button's key then. */
    private static boolean ownKey(KeyEvent event) {
        return event.getCode() == KeyCode.SPACE && event.getTarget() instanceof Node node && node instanceof ButtonBase;
    }
}

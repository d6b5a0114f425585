package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** Routes keys that no control has used to commands. Plain keys are left to fields while text is typed there. */
public final class Keys {
    /** What goes on a step further while its key is held. Everything else is done once: a pane would open and close in turns, a file be opened again and again. */
    private static final Set<String> WHILE_HELD = Set.of(
            "edit.undo",
            "edit.redo",
            "view.zoom-in",
            "view.zoom-out",
            "run.next",
            "run.previous",
            "run.faster",
            "run.slower",
            "run.next-miss",
            "timeline.next-mark",
            "timeline.arrow",
            "timeline.arrow-back",
            "problems.next",
            "view.next-pane",
            "view.previous-pane");

    private final CommandBindings bindings;
    private Optional<KeyCode> held = Optional.empty();

    private Keys(CommandBindings bindings) {
        this.bindings = bindings;
    }

    public static void route(Scene scene, CommandBindings bindings) {
        Keys keys = new Keys(bindings);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, _ -> keys.held = Optional.empty());
        // A key that is let go in another window is not told to this one.
        scene.windowProperty().flatMap(Window::focusedProperty).addListener((_, _, _) -> keys.held = Optional.empty());
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        for (Command command : bindings.commands()) {
            boolean forText = !command.whileTyping();
            if (!command.key().isEmpty()
                    && !(typing && forText)
                    && KeyCombination.valueOf(command.key()).match(event)
                    && !ownKey(event)) {
                boolean again = held.equals(Optional.of(event.getCode())) && !WHILE_HELD.contains(command.id());
                held = Optional.of(event.getCode());
                if (!again) {
                    bindings.run(command.id());
                }
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

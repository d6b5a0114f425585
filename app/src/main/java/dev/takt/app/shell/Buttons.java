package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.designer.surface.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons for commands. */
public final class Buttons {
    private Buttons() {}

    /** A button that shows only the sign of its command. */
    public static Button icon(CommandBindings bindings, String id) {
        Command command = bindings.command(id);
        Button button = new Button("", Icons.of(command.icon()));
        button.getStyleClass().addAll("plain", "icon");
        bind(button, bindings, command);
        return button;
    }

    /** A button with sign and words. */
    public static Button words(CommandBindings bindings, String id, String words) {
        Command command = bindings.command(id);
        Button button = new Button(words, Icons.of(command.icon()));
        bind(button, bindings, command);
        return button;
    }

    private static void bind(Button button, CommandBindings bindings, Command command) {
        button.setId("do-" + command.id().replace('.', '-'));
        String key = command.keyText();
        String label = command.label().text();
        button.setTooltip(new Tooltip(key.isEmpty() ? label : label + "  " + key));
        button.setAccessibleText(label);
        button.setOnAction(_ -> bindings.run(command.id()));
        button.disableProperty().bind(bindings.enabled(command.id()).not());
    }
}

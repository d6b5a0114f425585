package dev.takt.app.shell;

import dev.takt.app.command.Command;
import dev.takt.app.command.CommandBindings;
import dev.takt.designer.surface.Icons;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** A menu of commands for what is under the pointer or selected, each with its key. It belongs to no control: a control would take the keys for itself. */
public final class CommandMenu extends ContextMenu {
    /** Between two groups of commands. */
    public static final String LINE = "";

    private final CommandBindings bindings;

    /** The commands by their names, and what is possible of them now. */
    public CommandMenu(CommandBindings bindings, List<String> commands) {
        this.bindings = bindings;
        setId("command-menu");
        bindings.refresh();
        for (String id : commands) {
            getItems().add(id.equals(LINE) ? new SeparatorMenuItem() : item(id, () -> bindings.run(id)));
        }
    }

    /** Puts a command on top that does something of its own here. */
    public void begin(String id, Runnable action) {
        getItems().addFirst(item(id, action));
    }

    private MenuItem item(String id, Runnable action) {
        Command command = bindings.command(id);
        MenuItem item = new MenuItem(command.label().text(), Icons.of(command.icon()));
        item.setId("here-" + id.replace('.', '-'));
        if (!command.key().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.key()));
        }
        item.setDisable(!bindings.enabled(id).get());
        item.setOnAction(_ -> action.run());
        return item;
    }
}

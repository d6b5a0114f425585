package dev.takt.app.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCombination;

/** What each command does, and whether it can do it now. */
public final class CommandBindings {
    private record Binding(Runnable action, BooleanSupplier possible, BooleanProperty enabled) {}

    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    private final ObservableMap<String, String> given = FXCollections.observableHashMap();

    /** Nothing bound yet, and every command has its own key. */
    public CommandBindings() {}

    /** Gives keys to commands instead of their own, and takes back all that were given before; an empty one takes a command's key away. Names and keys that do not exist are left out. */
    public void give(Map<String, String> keys) {
        Map<String, String> known = new HashMap<>();
        keys.forEach((id, key) -> {
            boolean own = Commands.byId(id).filter(c -> c.key().equals(key)).isPresent();
            if (Commands.byId(id).isPresent() && !own && isKey(key)) {
                known.put(id, key);
            }
        });
        given.clear();
        given.putAll(known);
    }

    private static boolean isKey(String key) {
        try {
            return key.isEmpty() || !KeyCombination.valueOf(key).getName().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Keys that were given. */
    public ObservableMap<String, String> given() {
        return FXCollections.unmodifiableObservableMap(given);
    }

    /** A command with the key that it has now. */
    public Command command(String id) {
        Command command = Commands.get(id);
        String key = given.get(id);
        return key == null ? command : command.withKey(key);
    }

    /** All commands with the keys that they have now. */
    public List<Command> commands() {
        return Commands.ALL.stream().map(c -> command(c.id())).toList();
    }

    /** The command that has a key now, other than this one. */
    public Optional<Command> holder(String key, String otherThan) {
        return commands().stream()
                .filter(c -> c.key().equals(key) && !c.id().equals(otherThan))
                .findFirst();
    }

    /** Binds a command that is always possible. */
    public void bind(String id, Runnable action) {
        bind(id, action, () -> true);
    }

    public void bind(String id, Runnable action, BooleanSupplier possible) {
        Commands.get(id);
        bindings.put(id, new Binding(action, possible, new SimpleBooleanProperty(possible.getAsBoolean())));
    }

    /** Does it, if it is possible now; false if not. */
    public boolean run(String id) {
        Binding binding = of(id);
        if (!binding.possible().getAsBoolean()) {
            return false;
        }
        binding.action().run();
        refresh();
        return true;
    }

    public ReadOnlyBooleanProperty enabled(String id) {
        return of(id).enabled();
    }

    /** Asks every binding again whether it is possible. */
    public void refresh() {
        bindings.values().forEach(b -> b.enabled().set(b.possible().getAsBoolean()));
    }

    /** Commands without a binding: there should be none. */
    public List<String> unbound() {
        return Commands.ALL.stream()
                .map(Command::id)
                .filter(id -> !bindings.containsKey(id))
                .toList();
    }

    private Binding of(String id) {
        Binding binding = bindings.get(id);
        if (binding == null) {
            throw new IllegalStateException("command without a handler: " + id);
        }
        return binding;
    }
}

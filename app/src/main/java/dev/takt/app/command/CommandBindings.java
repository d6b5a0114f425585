package dev.takt.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What each command does, and whether it can do it now. */
public final class CommandBindings {
    private record Binding(Runnable action, BooleanSupplier possible, BooleanProperty enabled) {}

    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    /** Nothing bound yet. */
    public CommandBindings() {}

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

package dev.takt.app.shell;

import dev.takt.app.settings.Preferences;
import java.util.List;
import java.util.Optional;

/** Which pane stands in which dock: where it comes, or where the user has moved it, which the preferences remember. */
final class DockPlan {
    private final Preferences preferences;
    private final List<DockPart> parts;

    DockPlan(Preferences preferences, List<DockPart> parts) {
        this.preferences = preferences;
        this.parts = List.copyOf(parts);
    }

    List<DockPart> parts() {
        return parts;
    }

    /** The panes of a dock, in the order in which they come. */
    List<DockPart> in(Dock dock) {
        return parts.stream().filter(p -> dockOf(p) == dock).toList();
    }

    Optional<Dock> of(String pane) {
        return parts.stream().filter(p -> p.id().equals(pane)).findFirst().map(this::dockOf);
    }

    private Dock dockOf(DockPart part) {
        return preferences.dock(part.id()).flatMap(Dock::of).orElse(part.home());
    }

    void move(String pane, Dock to) {
        preferences.setDock(pane, to.id());
    }
}

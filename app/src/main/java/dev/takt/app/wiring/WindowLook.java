package dev.takt.app.wiring;

import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;

/** How a window is dressed: as the settings say, or as the system does while they leave it to that, and with no more motion than they allow. */
final class WindowLook {
    private final Scene scene;
    private final Preferences preferences;
    private final List<Consumer<Look>> listeners = new ArrayList<>();
    /** The platform outlives the window, and would keep it. */
    private final ChangeListener<ColorScheme> system = (_, _, _) -> dress();

    private Look now;

    WindowLook(Scene scene, Preferences preferences) {
        this.scene = scene;
        this.preferences = preferences;
        now = Look.of(preferences.theme());
        dress();
        Platform.getPreferences().colorSchemeProperty().addListener(system);
    }

    /** What the window wears. */
    Look now() {
        return now;
    }

    /** Hears of what the window wears from now on, after it is on. */
    void addListener(Consumer<Look> listener) {
        listeners.add(listener);
    }

    /** Dresses the window in a look and remembers it. */
    void choose(String theme) {
        preferences.setTheme(theme);
        dress();
    }

    /** Dark where it was light, else light. */
    void toggle() {
        choose(now == Look.LIGHT ? Look.DARK.id() : Look.LIGHT.id());
    }

    /** Dresses the window as the settings say now. */
    void dress() {
        now = Look.of(preferences.theme());
        now.dress(scene);
        // Nothing moves by itself where the settings ask for that; else it is as the system has it.
        scene.getPreferences().setReducedMotion(preferences.motion().equals("reduced") ? Boolean.TRUE : null);
        listeners.forEach(listener -> listener.accept(now));
    }

    /** The system's look is nothing to this window any more. */
    void end() {
        Platform.getPreferences().colorSchemeProperty().removeListener(system);
    }
}

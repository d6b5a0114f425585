package dev.takt.app.wiring;

import dev.takt.app.command.CommandBindings;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.CommandPalette;
import dev.takt.app.shell.HistoryList;
import dev.takt.app.shell.KeysOverview;
import dev.takt.app.shell.PreferencesView;
import dev.takt.designer.document.Document;

/** What a command lays over the window until it is closed: all commands, all keys, the undo steps, the preferences. */
final class Sheets {
    private final Floating floating;
    private final CommandBindings bindings;
    private final CommandPalette palette;

    Sheets(Floating floating, CommandBindings bindings) {
        this.floating = floating;
        this.bindings = bindings;
        palette = new CommandPalette(bindings, floating::close);
    }

    void commands() {
        bindings.refresh();
        floating.raise(palette);
        palette.begin();
    }

    void keys() {
        KeysOverview keys = new KeysOverview(bindings, floating::close);
        floating.raise(keys);
        keys.begin();
    }

    /** All undo steps of a design, to go to any of them. */
    void history(Document document) {
        HistoryList history = new HistoryList(document, floating::close);
        floating.raise(history);
        history.begin();
    }

    /** {@code dress}: the look is another one now. */
    void preferences(Preferences preferences, Runnable dress) {
        PreferencesView view = new PreferencesView(preferences, bindings, dress, floating::close);
        floating.raise(view);
        view.begin();
    }
}

package dev.takt.app.command;

import dev.takt.app.text.Texts;
import dev.takt.projects.text.Message;

/**
 * Something the studio can be told to do. {@code key} is written as {@code javafx.scene.input.KeyCombination} reads it, empty if it has none; {@code plain} keys act
 * only where no text is typed.
 */
public record Command(String id, String icon, String key, boolean plain) {
    static Command of(String id, String icon, String key) {
        return new Command(id, icon, key, false);
    }

    static Command plain(String id, String icon, String key) {
        return new Command(id, icon, key, true);
    }

    /** The same with another key, or none. */
    Command withKey(String other) {
        return new Command(id, icon, other, plain);
    }

    /** True if its key acts where text is typed too: it has Ctrl or Alt in it, or is one of the function keys. */
    public boolean whileTyping() {
        return key.contains("Shortcut") || key.contains("Alt") || key.matches("(.*\\+)?F\\d+");
    }

    public Message label() {
        return Texts.text("command." + id);
    }

    private static String word(String key) {
        return Texts.text("key." + key).text();
    }

    /** The key as it is printed on keyboards. */
    public String keyText() {
        return key.replace("Shortcut", "Ctrl")
                .replace("Shift+Slash", "?")
                .replace("Slash", "/")
                .replace("Open Bracket", "[")
                .replace("Close Bracket", "]")
                .replace("Period", ".")
                .replace("Comma", ",")
                .replace("Equals", "+")
                .replace("Minus", "-")
                .replace("Space", word("space"))
                .replace("Home", word("home"))
                .replace("End", word("end"))
                .replace("Delete", word("delete"));
    }
}

package dev.takt.codegen.emit;

import java.util.List;
import java.util.stream.Collectors;

/** Puts what a user has typed into TOML. */
public final class TomlText {
    private TomlText() {}

    /** A basic string, quotes included. It has no escape for half a surrogate pair, which is left out. */
    public static String string(String text) {
        return RustText.quoted(
                text, c -> Character.getType(c) == Character.SURROGATE ? "" : String.format("\\U%08X", c));
    }

    /** An array of basic strings on one line. */
    public static String strings(List<String> texts) {
        return texts.stream().map(TomlText::string).collect(Collectors.joining(", ", "[", "]"));
    }
}

package dev.takt.codegen.emit;

import java.util.stream.Collectors;

/** Puts what a user has typed into JSON. */
public final class JsonText {
    private JsonText() {}

    /** A string, quotes included. Everything invisible is escaped, in UTF-16. */
    public static String string(String text) {
        return RustText.quoted(text, c -> Character.toString(c)
                .chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining()));
    }
}

package dev.takt.codegen.emit;

import java.util.List;
import java.util.stream.Collectors;

/** Puts what a user has typed into TOML. */
public final class TomlText {
    private TomlText() {}

    /** A basic string, quotes included. */
    public static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (RustText.isPlain(c)) {
                        out.appendCodePoint(c);
                    } else if (Character.getType(c) != Character.SURROGATE) {
                        out.append(String.format("\\U%08X", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** An array of basic strings on one line. */
    public static String strings(List<String> texts) {
        return texts.stream().map(TomlText::string).collect(Collectors.joining(", ", "[", "]"));
    }
}

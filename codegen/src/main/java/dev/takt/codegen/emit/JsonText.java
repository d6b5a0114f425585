package dev.takt.codegen.emit;

/** Puts what a user has typed into JSON. */
public final class JsonText {
    private JsonText() {}

    /** A string, quotes included. Everything invisible is escaped. */
    public static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> append(out, c);
            }
        });
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        if (RustText.isPlain(c)) {
            out.appendCodePoint(c);
        } else {
            for (char unit : Character.toChars(c)) {
                out.append(String.format("\\u%04x", (int) unit));
            }
        }
    }
}

package dev.takt.codegen.emit;

/** Puts what a user has typed into Rust source so that it cannot leave the comment or string it is put in. */
public final class RustText {
    private RustText() {}

    /** A string literal, quotes included. Control characters and those that reorder text are escaped. */
    public static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (isPlain(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append("\\u{").append(Integer.toHexString(c)).append('}');
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** Text for the rest of a line behind {@code //}, {@code ///} or {@code //!}: everything that could end the line or reorder it becomes a blank. */
    public static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().map(c -> isPlain(c) ? c : ' ').forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    /** False for controls, line and paragraph separators, unpaired surrogates, and characters that are invisible or change the direction of text. */
    static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

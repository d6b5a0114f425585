package dev.takt.codegen.emit;

import java.util.function.IntFunction;

/** Puts what a user has typed into Rust source so that it cannot leave the comment or string it is put in. */
public final class RustText {
    /** Nobody reads a line of ten thousand characters. */
    private static final int LONGEST = 200;

    private RustText() {}

    /** A string literal, quotes included. Control characters and those that reorder text are escaped. */
    public static String string(String text) {
        return quoted(text, c -> "\\u{" + Integer.toHexString(c) + "}");
    }

    /** Text in quotes as Rust, JSON and TOML have it; each says itself how it escapes what is not plain. */
    static String quoted(String text, IntFunction<String> escape) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> out.append(isPlain(c) ? Character.toString(c) : escape.apply(c));
            }
        });
        return out.append('"').toString();
    }

    /** Text for the rest of a line behind {@code //}, {@code ///} or {@code //!}: everything that could end the line or reorder it becomes a blank. Very long text is cut. */
    public static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).map(c -> isPlain(c) ? c : ' ').forEach(out::appendCodePoint);
        String line = out.toString().strip();
        return text.codePointCount(0, text.length()) > LONGEST ? line + " ..." : line;
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

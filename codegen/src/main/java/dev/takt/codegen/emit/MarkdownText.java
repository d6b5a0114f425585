package dev.takt.codegen.emit;

/** Puts what a user has typed into Markdown, a table cell included. */
public final class MarkdownText {
    private static final String ACTIVE = "\\`*_{}[]<>()#+!|~&";

    private MarkdownText() {}

    /** The text on one line, with everything that Markdown or HTML would act on escaped. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder();
        RustText.comment(text).codePoints().forEach(c -> {
            if (ACTIVE.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return out.toString();
    }
}

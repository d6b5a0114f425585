package dev.takt.designer.draw;

/** A bundled type family: Inter for words, JetBrains Mono for numbers, code and addresses. */
public enum Family {
    INTER("Inter", "system-ui, sans-serif"),
    MONO("JetBrains Mono NL", "monospace");

    private final String title;
    private final String fallback;

    Family(String title, String fallback) {
        this.title = title;
        this.fallback = fallback;
    }

    /** Its name inside the font files. */
    public String title() {
        return title;
    }

    /** What a style sheet names after it. */
    public String fallback() {
        return fallback;
    }
}

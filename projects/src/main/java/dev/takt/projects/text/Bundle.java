package dev.takt.projects.text;

/** A source of text patterns; each module has one, over its own resource bundle. */
public interface Bundle {
    /** The pattern for a key, with {@code {0}}, {@code {1}} for arguments; the key itself in angle brackets if there is none. */
    String pattern(String key);
}

package dev.takt.codegen.export;

/** A line of a comparison: in both texts, only in the old, or only in the new one. */
public record DiffLine(Kind kind, String text) {
    /** Where the line is. */
    public enum Kind {
        /** In both. */
        BOTH,
        /** Only in the old text. */
        OLD,
        /** Only in the new text. */
        NEW
    }
}

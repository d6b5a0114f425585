package dev.takt.codegen.export;

/** What an export does to a file. */
public enum Change {
    /** It is not there yet. */
    NEW,
    /** It is ours and differs. */
    CHANGED,
    /** It is there, word for word. */
    SAME,
    /** It is the user's and there: never touched. */
    KEPT
}

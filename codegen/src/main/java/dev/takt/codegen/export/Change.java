package dev.takt.codegen.export;

/** What an export does to a file. */
public enum Change {
    /** It is not there yet. */
    NEW,
    /** It is ours and differs, or keys of ours in it do. */
    CHANGED,
    /** It is there, word for word. */
    SAME,
    /** It is the user's and there: never touched. */
    KEPT,
    /** We wrote it, and the design no longer needs it. */
    REMOVED
}

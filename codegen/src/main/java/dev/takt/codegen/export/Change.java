package dev.takt.codegen.export;

/** What an export does to a file. */
public enum Change {
    /** It is not there yet. */
    NEW,
    /** It is ours and differs, or keys of ours in it do, or it is the user's and as we wrote it. */
    CHANGED,
    /** It is there, word for word. */
    SAME,
    /** It is the user's and they have edited it: never touched. */
    KEPT,
    /** We wrote it, and the design no longer needs it. */
    REMOVED
}

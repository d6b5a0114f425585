package dev.takt.codegen.file;

/** Who may write a file of an exported project. */
public enum Owner {
    /** Overwritten on every export. */
    OURS,
    /** Written once, then the user's. */
    YOURS
}

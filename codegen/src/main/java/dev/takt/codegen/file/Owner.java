package dev.takt.codegen.file;

/** Who may write a file of an exported project. */
public enum Owner {
    /** Overwritten on every export. */
    OURS,
    /** Some of its keys are ours and follow the design; all else in it is the user's. */
    MERGED,
    /** Written once, then the user's. */
    YOURS
}

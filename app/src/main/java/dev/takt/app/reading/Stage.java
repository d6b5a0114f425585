package dev.takt.app.reading;

/** How far a reading has come; each stage has everything of those before it. */
public enum Stage {
    /** The machine, if chip and runtime are known. */
    RESOLVED,
    /** Bounds, memory map and problems. */
    CHECKED,
    /** The firmware project, or why there is none. */
    GENERATED,
    /** Trace, metrics and what the run has found. */
    SIMULATED
}

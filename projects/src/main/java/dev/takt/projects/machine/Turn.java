package dev.takt.projects.machine;

/** What a context of a level with time slices gets after another level has taken the core from it. */
public enum Turn {
    /** The head of its level and the rest of its slice, which pauses while it does not run. */
    REST_OF_SLICE,
    /** The tail of its level: the next context runs. Slices end on fixed instants. */
    NEXT_CONTEXT,
    /** The head of its level and, if another thread ran meanwhile, a whole slice, which counts ticks whatever runs (Zephyr). */
    WHOLE_SLICE
}

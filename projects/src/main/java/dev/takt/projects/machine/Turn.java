package dev.takt.projects.machine;

/**
 * Where a context of a level with time slices stands, and how much of a slice it has, after a more urgent level has preempted it.
 */
public enum Turn {
    /** The head of its level and the rest of its slice, which pauses while it does not run. */
    REST_OF_SLICE,
    /** The tail of its level: the next context runs. Slices end on fixed instants. */
    NEXT_CONTEXT,
    /** The head of its level and, if another thread ran meanwhile, a whole slice, which counts ticks whatever runs (Zephyr). */
    WHOLE_SLICE
}

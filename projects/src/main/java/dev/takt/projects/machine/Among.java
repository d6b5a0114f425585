package dev.takt.projects.machine;

/**
 * Which contexts are compared by deadline under earliest deadline first.
 */
public enum Among {
    /** All tasks of a core, or of all that share them; resources by the stack resource policy. */
    CORE,
    /** The threads of one priority: an earlier deadline takes the core from a later one. */
    PRIORITY,
    /** The cooperative threads of one priority: who runs keeps the core. */
    COOPERATIVE_PRIORITY
}

package dev.takt.projects.model;

/** How a shared resource is guarded. */
public enum Protocol implements Tagged {
    /** What the runtime itself uses. */
    RUNTIME("runtime"),
    /** A lock that lifts nobody (a binary semaphore). */
    NONE("none"),
    /** Priority inheritance. */
    INHERITANCE("inheritance"),
    /** Priority ceiling, original form. */
    CEILING("ceiling"),
    /** Immediate ceiling, stack resource policy. */
    IMMEDIATE_CEILING("immediate-ceiling"),
    /** A critical section: nothing maskable preempts the holder. */
    NON_PREEMPTIVE("non-preemptive"),
    /** A spin lock between cores. */
    SPIN("spin");

    private final String tag;

    Protocol(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.sim.metrics;

/**
 * The kind of blocking: why a less urgent context runs while a job is ready, or what keeps the job from going on.
 */
public enum Grip {
    /** A lock, bus, pool or channel that the job waits for, or a lock that lets its holder run before the job. */
    THING("thing"),
    /** The ceiling of a lock that is held. */
    CEILING("ceiling"),
    /** A critical section. */
    CRITICAL_SECTION("critical-section"),
    /** The preemption threshold of who runs. */
    THRESHOLD("threshold"),
    /** Who runs is not preempted before it ends or waits. */
    RUN_TO_COMPLETION("run-to-completion"),
    /** Who runs has kept a priority that it inherited for a lock which it no longer has. */
    KEPT_PRIORITY("kept-priority"),
    /** The trace does not tell, or the part is no blocking. */
    NONE("none");

    private final String tag;

    Grip(String tag) {
        this.tag = tag;
    }

    /** The word in reports. */
    public String tag() {
        return tag;
    }
}

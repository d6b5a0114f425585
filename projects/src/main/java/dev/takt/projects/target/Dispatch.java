package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** How a runtime turns tasks into contexts of a core. */
public enum Dispatch implements Tagged {
    /** Interrupts of the hardware priorities; software tasks under a dispatcher interrupt a level. */
    RTIC("rtic"),
    /** Async tasks in executors, one a core and priority; the lowest is the thread executor. */
    EXECUTORS("executors"),
    /** Threads below all interrupts, preemptive by priority. */
    THREADS("threads"),
    /** Threads below all interrupts, the most urgent priorities cooperative, the others preemptible. */
    ZEPHYR_THREADS("zephyr-threads"),
    /** Processes in a ring, below the kernel's own work. */
    PROCESSES("processes"),
    /** Fibers of interrupts, one interrupt a priority. */
    FIBERS("fibers"),
    /** Functions that an endless loop calls in turn, below all interrupts. */
    SUPERLOOP("superloop"),
    /** Tasks under fixed priorities, for study. */
    GENERIC("generic");

    private final String tag;

    Dispatch(String tag) {
        this.tag = tag;
    }

    /** True where a task that waits is a future: whatever happens wakes it, and it looks whether it can go on when it is polled. */
    public boolean polls() {
        return switch (this) {
            case RTIC, EXECUTORS, FIBERS -> true;
            case THREADS, ZEPHYR_THREADS, PROCESSES, SUPERLOOP, GENERIC -> false;
        };
    }

    @Override
    public String tag() {
        return tag;
    }
}

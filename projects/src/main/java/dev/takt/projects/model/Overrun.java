package dev.takt.projects.model;

/** What happens when a job arrives while the last one of its task is unfinished. */
public enum Overrun implements Tagged {
    /** What the runtime really does. */
    RUNTIME("runtime"),
    /** The new job waits its turn. */
    QUEUE("queue"),
    /** The new job is dropped. */
    SKIP("skip"),
    /** All that arrive while one is unfinished become one job after it. */
    MERGE("merge"),
    /** The old job is given up as soon as it holds no lock. */
    ABORT("abort");

    private final String tag;

    Overrun(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

package dev.takt.projects.model;

/** Whether a task that has started can be preempted by other tasks, for runtimes that leave the choice. */
public enum Preemption implements Tagged {
    /** At any time by what is more urgent and above its threshold. */
    FULL("full"),
    /** Not until it ends or waits. */
    NONE("none");

    private final String tag;

    Preemption(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}

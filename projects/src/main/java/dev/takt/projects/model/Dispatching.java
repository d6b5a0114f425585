package dev.takt.projects.model;

/** How work is given to cores, for runtimes that leave the choice. */
public record Dispatching(Scheduling scheduling, Preemption preemption, Sharing sharing) {
    public static final Dispatching DEFAULT = new Dispatching(Scheduling.FIXED, Preemption.FULL, Sharing.PARTITIONED);

    public Dispatching withScheduling(Scheduling scheduling) {
        return new Dispatching(scheduling, preemption, sharing);
    }

    public Dispatching withPreemption(Preemption preemption) {
        return new Dispatching(scheduling, preemption, sharing);
    }

    public Dispatching withSharing(Sharing sharing) {
        return new Dispatching(scheduling, preemption, sharing);
    }
}

package dev.takt.projects.model;

/** How work is given to cores, for runtimes that leave the choice. {@code metaIrqs}: how many of the most urgent thread priorities take the core from cooperative threads too. */
public record Dispatching(Scheduling scheduling, Preemption preemption, Sharing sharing, int metaIrqs) {
    public static final Dispatching DEFAULT =
            new Dispatching(Scheduling.FIXED, Preemption.FULL, Sharing.PARTITIONED, 0);

    public Dispatching withScheduling(Scheduling scheduling) {
        return new Dispatching(scheduling, preemption, sharing, metaIrqs);
    }

    public Dispatching withPreemption(Preemption preemption) {
        return new Dispatching(scheduling, preemption, sharing, metaIrqs);
    }

    public Dispatching withSharing(Sharing sharing) {
        return new Dispatching(scheduling, preemption, sharing, metaIrqs);
    }

    public Dispatching withMetaIrqs(int metaIrqs) {
        return new Dispatching(scheduling, preemption, sharing, metaIrqs);
    }
}

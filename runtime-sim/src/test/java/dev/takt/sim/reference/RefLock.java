package dev.takt.sim.reference;

import dev.takt.projects.machine.SharedResource;
import org.jspecify.annotations.Nullable;

/** A lock and who has it. Who waits for it, the contexts know. */
final class RefLock {
    final SharedResource resource;
    final int preemptionCeiling;

    /** How often its holder took it again. */
    int depth;

    @Nullable
    RefContext holder;
    /** The level that its holder had when it took it. */
    int levelAtLock;
    /** Whom an async mutex wakes. */
    @Nullable
    RefContext waker;

    /** The job that handed it to its holder, which has not run since. */
    @Nullable
    RefJob givenBy;

    RefLock(SharedResource resource, int preemptionCeiling) {
        this.resource = resource;
        this.preemptionCeiling = preemptionCeiling;
    }

    void reset() {
        depth = 0;
        holder = null;
        waker = null;
        givenBy = null;
    }
}

package dev.takt.sim.plan;

import dev.takt.projects.model.Activation;
import java.util.List;

/** Arrivals that come with time, in declared order: a context's own, or those of a device (core -1: it does not restart with a core); {@code recorded}: the instants of recorded ones. */
public record PlanSource(
        int index, int core, long draws, Activation activation, List<Long> recorded, List<Integer> targets) {
    public PlanSource {
        recorded = List.copyOf(recorded);
        targets = List.copyOf(targets);
    }
}

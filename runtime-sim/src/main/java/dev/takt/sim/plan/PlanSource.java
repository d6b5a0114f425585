package dev.takt.sim.plan;

import dev.takt.projects.model.Activation;
import java.util.List;

/** Arrivals that come with time, in declared order: a context's own, or those of a device (core -1: it does not restart with a core). */
public record PlanSource(int index, int core, long draws, Activation activation, List<Integer> targets) {
    public PlanSource {
        targets = List.copyOf(targets);
    }
}

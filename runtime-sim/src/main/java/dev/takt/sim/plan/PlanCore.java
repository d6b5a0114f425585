package dev.takt.sim.plan;

import dev.takt.projects.machine.Policy;
import java.util.List;

/** A core: the policy of each level by rank, the rank a critical section masks up to, and its costs in ns. */
public record PlanCore(
        int index,
        List<Policy> policies,
        int criticalRank,
        long switchNs,
        long tickNs,
        long entryNs,
        long exitNs,
        long pollNs) {
    public PlanCore {
        policies = List.copyOf(policies);
    }
}

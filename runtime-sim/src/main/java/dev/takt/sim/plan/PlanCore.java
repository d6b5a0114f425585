package dev.takt.sim.plan;

import dev.takt.projects.machine.Policy;
import java.util.List;

/** A core: the policy of each level by rank, the rank a critical section masks up to, the lowest rank of cooperative threads (-1: none) and the highest of threads, and its costs in ns. */
public record PlanCore(
        int index,
        List<Policy> policies,
        int criticalRank,
        int cooperativeRank,
        int topThreadRank,
        long switchNs,
        long tickNs,
        long entryNs,
        long exitNs,
        long chainNs,
        long pollNs,
        long alarmNs,
        long releaseNs) {
    public PlanCore {
        policies = List.copyOf(policies);
    }
}

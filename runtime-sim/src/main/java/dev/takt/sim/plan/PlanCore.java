package dev.takt.sim.plan;

import dev.takt.projects.machine.Policy;
import java.util.List;

/** A core: the policy of each level by rank, the rank a critical section masks up to, the lowest and the highest rank of cooperative threads (-1: none) and the highest of threads, and its costs in ns. */
public record PlanCore(
        int index,
        List<Policy> policies,
        int criticalRank,
        int cooperativeRank,
        int topCooperativeRank,
        int topThreadRank,
        long switchNs,
        long tickNs,
        long wakeNs,
        long entryNs,
        long exitNs,
        long chainNs,
        long pollNs,
        long alarmNs,
        long releaseNs,
        long remoteNs,
        long migrationNs) {
    public PlanCore {
        policies = List.copyOf(policies);
    }

    /** True for a rank whose threads no other thread preempts but one above all such ranks. */
    public boolean isCooperative(int rank) {
        return cooperativeRank >= 0 && rank >= cooperativeRank && rank <= topCooperativeRank;
    }
}

package dev.takt.sim.plan;

import dev.takt.projects.machine.Policy;
import java.util.List;

/**
 * A core in the engine's numbers. The times are its rows of the cost table.
 *
 * @param policies how each level is ordered, by rank
 * @param criticalRank highest rank that a critical section keeps out
 * @param cooperativeRank lowest rank of cooperative threads; -1 if there are none
 * @param topCooperativeRank highest rank of cooperative threads; -1 if there are none
 * @param topThreadRank highest rank of threads
 * @param entryNs entry of an interrupt
 * @param exitNs exit of an interrupt
 * @param chainNs from one handler to another that is pending, in place of an exit and an entry
 * @param alarmNs interrupt of the runtime's timer
 * @param releaseNs waking one task in that interrupt
 * @param remoteNs from another core's call to what that has made ready here
 */
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

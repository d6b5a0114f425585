package dev.takt.projects.machine;

import java.util.List;

/**
 * A core as a stack of levels, lowest first: {@code levels.get(rank)} has that rank. A critical section masks up to {@code criticalRank}. Threads from {@code cooperativeRank} to
 * {@code topCooperativeRank}, -1 if there are none, are preempted by no thread of these and lower ranks.
 */
public record MachineCore(
        int index,
        String name,
        long clockHz,
        List<Level> levels,
        int criticalRank,
        int cooperativeRank,
        int topCooperativeRank,
        Costs costs) {
    public MachineCore {
        levels = List.copyOf(levels);
    }

    /** Rank of the highest level of threads. */
    public int topThreadRank() {
        return levels.stream()
                .filter(l -> l.band() == Band.THREAD)
                .mapToInt(Level::rank)
                .max()
                .orElse(0);
    }
}

package dev.takt.projects.machine;

import java.util.List;

/** A core as a stack of levels, lowest first: {@code levels.get(rank)} has that rank. A critical section masks up to {@code criticalRank}. */
public record MachineCore(int index, String name, long clockHz, List<Level> levels, int criticalRank, Costs costs) {
    public MachineCore {
        levels = List.copyOf(levels);
    }
}

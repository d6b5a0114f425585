package dev.takt.designer.overlay;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.sim.trace.TraceNames;
import java.util.Collection;
import java.util.List;

/** The ranks that are in use, lowest first: the same level has the same colour on board and timeline. */
public record LevelScale(List<Integer> ranks) {
    public LevelScale {
        ranks = List.copyOf(ranks);
    }

    public static LevelScale of(Collection<Integer> used) {
        return new LevelScale(used.stream().distinct().sorted().toList());
    }

    public static LevelScale of(Machine machine) {
        return of(machine.contexts().stream().map(Context::level).toList());
    }

    public static LevelScale of(TraceNames names) {
        return of(names.contexts().stream().map(TraceNames.ContextName::level).toList());
    }

    /** How many ranks in use are below this one. */
    public int fromBottom(int rank) {
        int below = 0;
        for (int used : ranks) {
            below += used < rank ? 1 : 0;
        }
        return Math.min(below, Math.max(0, ranks.size() - 1));
    }

    public int count() {
        return ranks.size();
    }
}

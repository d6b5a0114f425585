package dev.takt.sim;

import dev.takt.sim.plan.Choices;
import dev.takt.sim.trace.Shelf;
import java.util.Optional;

/**
 * What a run is told: the seed of all draws, whether its events are kept ({@code traced}) or only counted, who chooses what
 * the model leaves open, where the trace is kept if not in memory, and after how many events it is looked whether the state recurs ({@code repeatAfter}; 0: never): then what follows is copied.
 */
public record RunOptions(long seed, boolean traced, Choices choices, Optional<Shelf> shelf, int repeatAfter) {
    private static final int REPEAT_AFTER = 1_000;

    public static RunOptions ofSeed(long seed) {
        return new RunOptions(seed, true, Choices.DRAWN, Optional.empty(), REPEAT_AFTER);
    }

    /** The same without a trace: the run stops where it would, and its trace is empty. */
    public RunOptions untraced() {
        return new RunOptions(seed, false, choices, Optional.empty(), repeatAfter);
    }

    /** The same, but what the model leaves open is chosen by others. */
    public RunOptions withChoices(Choices choices) {
        return new RunOptions(seed, traced, choices, shelf, repeatAfter);
    }

    /** The same, but the trace is kept there instead of in memory. */
    public RunOptions withShelf(Shelf shelf) {
        return new RunOptions(seed, true, choices, Optional.of(shelf), repeatAfter);
    }

    /** The same, but so many events are played before it is looked whether the state recurs; 0: all are played. */
    public RunOptions repeatingAfter(int events) {
        return new RunOptions(seed, traced, choices, shelf, events);
    }
}

package dev.takt.sim;

import dev.takt.sim.plan.Choices;

/**
 * What a run is told: the seed of all draws, how long a core boots after a reset, whether its events are kept ({@code traced}) or only counted, and who chooses what
 * the model leaves open.
 */
public record RunOptions(long seed, long bootNs, boolean traced, Choices choices) {
    public static RunOptions ofSeed(long seed) {
        return new RunOptions(seed, 0, true, Choices.DRAWN);
    }

    /** The same without a trace: the run stops where it would, and its trace is empty. */
    public RunOptions untraced() {
        return new RunOptions(seed, bootNs, false, choices);
    }

    /** The same, but what the model leaves open is chosen by others. */
    public RunOptions withChoices(Choices choices) {
        return new RunOptions(seed, bootNs, traced, choices);
    }
}

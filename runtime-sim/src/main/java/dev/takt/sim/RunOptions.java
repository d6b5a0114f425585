package dev.takt.sim;

/** What a run is told: the seed of all draws, how long a core boots after a reset, and whether its events are kept ({@code traced}) or only counted. */
public record RunOptions(long seed, long bootNs, boolean traced) {
    public static RunOptions ofSeed(long seed) {
        return new RunOptions(seed, 0, true);
    }

    /** The same without a trace: the run stops where it would, and its trace is empty. */
    public RunOptions untraced() {
        return new RunOptions(seed, bootNs, false);
    }
}

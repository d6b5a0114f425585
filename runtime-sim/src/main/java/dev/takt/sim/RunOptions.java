package dev.takt.sim;

/** What a run is told: the seed of all draws, and how long a core boots after a reset. */
public record RunOptions(long seed, long bootNs) {
    public static RunOptions ofSeed(long seed) {
        return new RunOptions(seed, 0);
    }
}

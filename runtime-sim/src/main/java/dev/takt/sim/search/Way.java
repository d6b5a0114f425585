package dev.takt.sim.search;

/**
 * The rule by which a run chooses where no value is given for the single choice.
 */
enum Way {
    /** By the seed of the design. */
    PLAIN,
    /** The least the model allows; the other side of a branch. */
    LEAST,
    /** The most; the first side of a branch. */
    MOST,
    /** Anything between, by a seed of its own. */
    ANY,
    /** The least or the most, by a seed of its own. */
    EDGE,
    /** Of jitter: so that the release is at a given instant, if it can be; else none before it, and none after. */
    MEET
}

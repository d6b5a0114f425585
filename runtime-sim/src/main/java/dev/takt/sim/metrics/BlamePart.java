package dev.takt.sim.metrics;

/**
 * A stretch of a job's response with one cause; {@code by}: the context that causes it, {@code thing}: on what, each -1 if there is none; {@code grip}: what of it blocks, none if the cause is not blocking.
 */
public record BlamePart(long startNs, long endNs, Cause cause, int by, int thing, Grip grip) {
    public long lengthNs() {
        return endNs - startNs;
    }

    /** The same cause of a stretch that ends later. */
    BlamePart until(long endNs) {
        return new BlamePart(startNs, endNs, cause, by, thing, grip);
    }

    /** True if nothing but the time is another. */
    boolean isSameCause(BlamePart other) {
        return cause == other.cause && by == other.by && thing == other.thing && grip == other.grip;
    }
}

package dev.takt.sim.metrics;

/**
 * A stretch of a job's response that has one cause.
 *
 * @param by the context that causes it; -1 if none does
 * @param thing the resource, channel, bus or pool that it is about; -1 if there is none
 * @param grip the kind of blocking; {@code NONE} if the cause is not blocking
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

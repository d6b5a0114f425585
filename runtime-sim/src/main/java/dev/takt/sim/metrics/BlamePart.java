package dev.takt.sim.metrics;

/** A stretch of a job's response with one cause; {@code by}: the context that causes it, {@code thing}: on what, each -1 if there is none. */
public record BlamePart(long startNs, long endNs, Cause cause, int by, int thing) {
    public long lengthNs() {
        return endNs - startNs;
    }
}

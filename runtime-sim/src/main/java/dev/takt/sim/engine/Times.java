package dev.takt.sim.engine;

/** Arithmetic on instants that stops at the end of time instead of going round. */
final class Times {
    /** After every run. */
    static final long NEVER = Long.MAX_VALUE;

    private Times() {}

    /** {@code from} plus a length of at least 0. */
    static long after(long from, long lengthNs) {
        long sum = from + lengthNs;
        return sum < from ? NEVER : sum;
    }

    /** The first multiple of the grain that is not before an instant; the instant itself without a grain. */
    static long onGrain(long timeNs, long grainNs) {
        if (grainNs <= 1 || timeNs == NEVER) {
            return timeNs;
        }
        long rest = timeNs % grainNs;
        return rest == 0 ? timeNs : after(timeNs, grainNs - rest);
    }
}

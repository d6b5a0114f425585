package dev.takt.projects.analysis;

/** Arithmetic that stops at a limit far beyond any busy period worth following, so that nothing overflows. */
final class Sums {
    /** About 31 years, the longest time of a design that is taken at its word: a sum that reaches it may be any longer one. */
    static final long LIMIT = 1_000_000_000_000_000_000L;

    private Sums() {}

    static long sum(long a, long b) {
        return Math.min(LIMIT, Math.min(LIMIT, a) + Math.min(LIMIT, b));
    }

    static long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? LIMIT : Math.min(LIMIT, a * b);
    }
}

package dev.takt.projects.machine;

import java.math.BigInteger;

/**
 * Clamps the amounts of a design to ranges in which no later sum or product overflows, whatever a user has typed.
 */
final class Amounts {
    /** Longest time taken at its word, about 31 years: sums of a few stay below {@code Long.MAX_VALUE}. */
    static final long LONGEST_NS = 1_000_000_000_000_000_000L;

    private Amounts() {}

    /** A time: never negative, never above the longest. */
    static long time(long ns) {
        return Math.clamp(ns, 0, LONGEST_NS);
    }

    /** {@code amount * numerator / denominator}, rounded up, as a time; 0 without a denominator. */
    static long scaled(long amount, long numerator, long denominator) {
        if (amount <= 0 || denominator <= 0) {
            return 0;
        }
        BigInteger[] parts = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return up.bitLength() > 62 ? LONGEST_NS : time(up.longValueExact());
    }

    static long sum(long a, long b) {
        return time(a + b);
    }

    static long product(long count, long ns) {
        long high = Math.multiplyHigh(count, ns);
        long low = count * ns;
        return high != 0 || low < 0 ? LONGEST_NS : time(low);
    }
}

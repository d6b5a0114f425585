package dev.takt.sim.metrics;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Least, greatest and mean of lengths of time. */
final class Spread {
    private long count;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private long high;
    private long low;

    void add(long ns) {
        count++;
        least = Math.min(least, ns);
        greatest = Math.max(greatest, ns);
        low += ns;
        high += Long.compareUnsigned(low, ns) < 0 ? 1 : 0;
    }

    long count() {
        return count;
    }

    OptionalLong least() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(least);
    }

    OptionalLong greatest() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(greatest);
    }

    OptionalLong width() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(greatest - least);
    }

    /** Rounded down; sums of long runs do not overflow. */
    OptionalLong mean() {
        if (count == 0) {
            return OptionalLong.empty();
        }
        BigInteger sum = BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
        return OptionalLong.of(sum.divide(BigInteger.valueOf(count)).longValueExact());
    }
}

package dev.takt.projects.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sum of shares of a core, each rounded down to a 2^62nd of it: the exact sum is that, or lies above it by less than the {@code parts} of one for each share that was rounded. That says nearly always what one wants to know;
 * the exact sum of fractions has a denominator that grows with every period, and of ten thousand it takes minutes.
 */
record NearSum(long cores, long parts, long rounded) {
    private static final int BITS = 62;
    private static final long ONE = 1L << BITS;
    /** Half of the bits at a time: what is left of a period below this is divided without overflow. */
    private static final int HALF_BITS = BITS / 2;

    private static final long SHORT_PERIOD = 1L << 32;
    private static final long MOST_CORES = 1L << 40;
    private static final long THOUSAND = 1_000;

    /** The sum; empty if it is too large for these numbers. */
    static Optional<NearSum> of(List<Share> shares) {
        long cores = 0;
        long parts = 0;
        long rounded = 0;
        for (Share share : shares) {
            long count = share.curve().count();
            long period = share.curve().periodNs();
            long each = share.demandNs() * count;
            if (Math.multiplyHigh(share.demandNs(), count) != 0 || each < 0 || cores >= MOST_CORES) {
                return Optional.empty();
            }
            if (share.curve().isFinite() || each == 0) {
                continue;
            }
            long part = part(each % period, period);
            rounded += isExact(part, each % period, period) ? 0 : 1;
            parts += part;
            cores += Math.min(MOST_CORES, each / period) + (parts >= ONE ? 1 : 0);
            parts -= parts >= ONE ? ONE : 0;
        }
        return cores >= MOST_CORES ? Optional.empty() : Optional.of(new NearSum(cores, parts, rounded));
    }

    /** What is left of a period as parts of a core. */
    private static long part(long rest, long period) {
        if (period > SHORT_PERIOD) {
            return BigInteger.valueOf(rest)
                    .shiftLeft(BITS)
                    .divide(BigInteger.valueOf(period))
                    .longValue();
        }
        long scaled = rest << HALF_BITS;
        return (scaled / period << HALF_BITS) + (scaled % period << HALF_BITS) / period;
    }

    /** True if so many parts are all that is left: part * period = rest * ONE, of which the low 64 bits tell, as they differ by less than a period. */
    private static boolean isExact(long part, long rest, long period) {
        return part * period == rest << BITS;
    }

    /** True if it is more than a core, false if not; empty if this sum is too near to one to say. */
    Optional<Boolean> exceedsOne() {
        if (cores > 0) {
            return Optional.of(cores > 1 || parts > 0 || rounded > 0);
        }
        return parts + rounded <= ONE ? Optional.of(false) : Optional.empty();
    }

    /** In thousandths, rounded up; empty if this sum is too near to a whole number of them to say. */
    OptionalLong permille() {
        if (rounded == 0) {
            return OptionalLong.of(up(parts));
        }
        long low = down(parts) + 1;
        return low == up(parts + rounded) ? OptionalLong.of(low) : OptionalLong.empty();
    }

    private long up(long ofParts) {
        boolean whole = (THOUSAND * ofParts & ONE - 1) == 0;
        return down(ofParts) + (whole ? 0 : 1);
    }

    private long down(long ofParts) {
        long high = Math.multiplyHigh(THOUSAND, ofParts);
        return cores * THOUSAND + (high << Long.SIZE - BITS | THOUSAND * ofParts >>> BITS);
    }
}

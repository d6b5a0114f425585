package dev.takt.projects.analysis;

import dev.takt.projects.units.ShareText;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;

/** A share of a core: demand of every arrival of a curve. */
record Share(Curve curve, long demandNs) {

    /** An exact sum of shares. */
    record Total(BigInteger demand, BigInteger per) {

        boolean exceedsOne() {
            return demand.compareTo(per) > 0;
        }

        boolean isOne() {
            return demand.equals(per);
        }

        private long permille() {
            BigInteger[] parts = demand.multiply(BigInteger.valueOf(1000)).divideAndRemainder(per);
            BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
            return up.bitLength() > 62 ? Long.MAX_VALUE : up.longValueExact();
        }
    }

    /** A core, in the unit of {@link #roundedUp}. */
    static final long ONE = 1L << 40;

    /** The part of a core that a demand of every arrival takes, rounded up; more than a core if it is large. */
    static long roundedUp(Curve curve, long demandNs) {
        long each = Sums.product(curve.count(), demandNs);
        if (each == 0) {
            return 0;
        }
        return each >= 1L << 22 ? coarse(each, curve.periodNs()) : (each << 40) / curve.periodNs() + 1;
    }

    private static long coarse(long each, long periodNs) {
        return each >= 1L << 42 ? 2 * ONE : ((each << 20) / periodNs + 1) << 20;
    }

    /** True if shares need more than a core: rounded first, exactly only where that does not decide. */
    static boolean exceedOne(List<Share> shares) {
        return NearSum.of(shares).flatMap(NearSum::exceedsOne).orElseGet(() -> sum(shares)
                .exceedsOne());
    }

    /** What shares take of a core in thousandths, rounded up; exactly too. */
    static long permille(List<Share> shares) {
        OptionalLong near = NearSum.of(shares).map(NearSum::permille).orElse(OptionalLong.empty());
        return near.orElseGet(() -> sum(shares).permille());
    }

    /** The same as people read it. */
    static String percent(List<Share> shares) {
        return ShareText.ofThousandths(permille(shares));
    }

    /** True if shares take a core and no more; summed exactly only if that cannot be ruled out by rounding. */
    static boolean areOne(List<Share> shares) {
        long up = 0;
        for (Share share : shares) {
            up = Sums.sum(up, roundedUp(share.curve(), share.demandNs()));
        }
        return up >= ONE && sum(shares).isOne();
    }

    static Total sum(List<Share> shares) {
        BigInteger demand = BigInteger.ZERO;
        BigInteger per = BigInteger.ONE;
        for (Share share : shares) {
            if (share.curve().isFinite() || share.demandNs() == 0) {
                continue;
            }
            BigInteger period = BigInteger.valueOf(share.curve().periodNs());
            BigInteger each = BigInteger.valueOf(share.demandNs())
                    .multiply(BigInteger.valueOf(share.curve().count()));
            BigInteger common = period.gcd(per);
            BigInteger widened = per.multiply(period.divide(common));
            demand = demand.multiply(period.divide(common)).add(each.multiply(per.divide(common)));
            per = widened;
        }
        return new Total(demand, per);
    }
}

package dev.takt.projects.analysis;

import java.math.BigInteger;
import java.util.List;

/** A share of a core: demand of every arrival of a curve. */
record Share(Curve curve, long demandNs) {

    /** An exact sum of shares. */
    record Total(BigInteger demand, BigInteger per) {

        boolean exceedsOne() {
            return demand.compareTo(per) > 0;
        }

        /** In thousandths, rounded up. */
        long permille() {
            BigInteger[] parts = demand.multiply(BigInteger.valueOf(1000)).divideAndRemainder(per);
            BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
            return up.bitLength() > 62 ? Long.MAX_VALUE : up.longValueExact();
        }
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

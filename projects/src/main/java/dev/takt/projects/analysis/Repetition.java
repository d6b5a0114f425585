package dev.takt.projects.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;

/**
 * When demand that fills a core exactly comes again: with a common period H of all releases, whatever ends at w in a busy period that does not end has a successor H later that ends at w + H, since what is
 * released in the H between is H of work. So the jobs of one common period show every response there is.
 */
final class Repetition {
    private Repetition() {}

    /** The common period of shares that together take the whole core, or nothing if they do not, if it is too long or if their releases do not repeat. */
    static OptionalLong periodNs(List<Share> shares) {
        if (!Share.areOne(shares)) {
            return OptionalLong.empty();
        }
        BigInteger common = BigInteger.ONE;
        for (Share share : shares) {
            Curve curve = share.curve();
            if (curve.gapNs() > 0 || curve.isFinite() && curve.innerNs() > 0) {
                return OptionalLong.empty();
            }
            if (!curve.isFinite()) {
                BigInteger period = BigInteger.valueOf(curve.periodNs());
                common = common.multiply(period.divide(common.gcd(period)));
            }
            if (common.bitLength() > 62 || common.longValueExact() > Sums.LIMIT) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(common.longValueExact());
    }
}

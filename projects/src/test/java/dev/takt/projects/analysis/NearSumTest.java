package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the rounded sum of shares says is what the exact sum of fractions says; it says nothing only where it is too near to what is asked. */
class NearSumTest {
    private static final long FIRST_SEED = Long.getLong("takt.seed", 1);

    private static Share share(long count, long demandNs, long periodNs) {
        return new Share(Curve.burst(count, 0, periodNs), demandNs);
    }

    /** In thousandths, rounded up, by fractions over the product of all periods. */
    private static long exactPermille(List<Share> shares) {
        Fraction sum = Fraction.of(shares);
        BigInteger[] parts = sum.over.multiply(BigInteger.valueOf(1000)).divideAndRemainder(sum.under);
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    private record Fraction(BigInteger over, BigInteger under) {
        static Fraction of(List<Share> shares) {
            BigInteger over = BigInteger.ZERO;
            BigInteger under = BigInteger.ONE;
            for (Share share : shares) {
                BigInteger period = BigInteger.valueOf(share.curve().periodNs());
                BigInteger each = BigInteger.valueOf(share.demandNs())
                        .multiply(BigInteger.valueOf(share.curve().count()));
                over = over.multiply(period).add(each.multiply(under));
                under = under.multiply(period);
            }
            return new Fraction(over, under);
        }
    }

    @Test
    void ofRandomSharesTheSumIsTheExactOne() {
        int said = 0;
        int designs = 20_000;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + designs; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Share> shares = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                long period = 1 + random.nextLong(1L << random.nextInt(1, 45));
                long demand = random.nextInt(4) == 0 ? period / count : random.nextLong(1 + 2 * period / count);
                shares.add(share(1 + random.nextInt(2), demand, period));
            }
            String message = "seed " + seed;
            Fraction exact = Fraction.of(shares);
            NearSum sum = NearSum.of(shares).orElseThrow();
            Optional<Boolean> exceeds = sum.exceedsOne();
            exceeds.ifPresent(e -> assertEquals(exact.over.compareTo(exact.under) > 0, e, message));
            OptionalLong permille = sum.permille();
            permille.ifPresent(p -> assertEquals(exactPermille(shares), p, message));
            said += exceeds.isPresent() && permille.isPresent() ? 1 : 0;
            assertEquals(exact.over.compareTo(exact.under) > 0, Share.exceedOne(shares), message);
            assertEquals(exactPermille(shares), Share.permille(shares), message);
        }
        assertTrue(said > designs * 9 / 10, said + " of " + designs);
    }

    /** Three thirds are a core, and no more; rounded they are less, and the sum does not say which. */
    @Test
    void whatIsTooNearIsSummedExactly() {
        List<Share> thirds = List.of(share(1, 1, 3), share(1, 1, 3), share(1, 1, 3));
        NearSum sum = NearSum.of(thirds).orElseThrow();
        assertEquals(OptionalLong.empty(), sum.permille());
        assertEquals(false, Share.exceedOne(thirds));
        assertEquals(1000, Share.permille(thirds));
        List<Share> more = List.of(share(1, 1, 3), share(1, 1, 3), share(1, 1, 3), share(1, 1, 1L << 61));
        assertEquals(true, Share.exceedOne(more));
        assertEquals(1001, Share.permille(more));
    }

    @Test
    void halvesAreExact() {
        List<Share> halves = List.of(share(1, 5, 10), share(2, 1, 4));
        assertEquals(Optional.of(new NearSum(1, 0, 0)), NearSum.of(halves));
        assertEquals(false, Share.exceedOne(halves));
        assertEquals(1000, Share.permille(halves));
    }

    /** Never again, and nothing at all, take no share; what no number holds is summed exactly. */
    @Test
    void extremesAreSummed() {
        assertEquals(0, Share.permille(List.of(new Share(Curve.once(), 5), share(1, 0, 7))));
        List<Share> huge = List.of(share(1L << 40, 1L << 40, 3));
        assertEquals(Optional.empty(), NearSum.of(huge));
        assertEquals(true, Share.exceedOne(huge));
    }
}

package dev.takt.projects.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timings of an I2C against the inequalities of the reference manual in whole units of a femtosecond, and against a search of all that the register can say. */
class I2cTimingTest {
    private static final long FS = 1_000_000_000_000_000L;
    private static final long NS = 1_000_000;

    /** UM10204, table 10, by mode: rise, fall, set-up of data, data valid, low and high, in nanoseconds. */
    private static long[] mode(long rate) {
        return rate > 100_000
                ? new long[] {300, 300, 100, 900, 1_300, 600}
                : new long[] {1_000, 300, 250, 3_450, 4_700, 4_000};
    }

    private static boolean fits(long clock, long rate, int presc, int scldel, int sdadel, int sclh, int scll) {
        return fits(clock, rate, 0, presc, scldel, sdadel, sclh, scll);
    }

    /** RM0444, section I2C timings: SDADEL covers the fall, SCLDEL rise and set-up, and both levels last, of which {@code edge} is that of their edge. */
    private static boolean fits(
            long clock, long rate, long edge, int presc, int scldel, int sdadel, int sclh, int scll) {
        long[] m = mode(rate);
        long t = FS / clock;
        long step = t * (presc + 1);
        long seen = (50 + edge) * NS + 2 * t;
        // a femtosecond of rounding of the clock for each count
        long slack = 300L * 16;
        return sdadel * step + slack >= (m[1] - 50) * NS - 3 * t
                && (scldel + 1) * step + slack >= (m[0] + m[2]) * NS
                && (scll + 1) * step + seen + slack >= m[4] * NS
                && (sclh + 1) * step + seen + slack >= m[5] * NS;
    }

    /** The examples of RM0444 for 8, 16 and 48 MHz: the inequalities of this test hold for what the manual publishes; at 48 MHz it counts on 9 ns of an edge. */
    @ParameterizedTest
    @CsvSource({
        "8000000, 100000, 1, 4, 2, 15, 19",
        "8000000, 400000, 0, 3, 1, 3, 9",
        "16000000, 100000, 3, 4, 2, 15, 19",
        "16000000, 400000, 1, 3, 2, 3, 9",
        "48000000, 100000, 11, 4, 2, 15, 19",
        "48000000, 400000, 5, 3, 3, 3, 9"
    })
    void theExamplesOfTheManualFitItsInequalities(
            long clock, long rate, int presc, int scldel, int sdadel, int sclh, int scll) {
        assertTrue(fits(clock, rate, 9, presc, scldel, sdadel, sclh, scll));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 8, 16, 24, 32, 48, 54, 64, 75, 100, 120})
    void aTimingFitsTheInequalitiesAndIsNeverAboveTheRate(long mhz) {
        long clock = mhz * 1_000_000;
        for (long rate : new long[] {10_000, 50_000, 99_999, 100_000, 100_001, 250_000, 400_000}) {
            Optional<I2cTiming> found = I2cTiming.of(clock, rate);
            Searched best = search(clock, rate);
            assertEquals(best.found(), found.isPresent(), clock + " " + rate);
            if (found.isPresent()) {
                I2cTiming t = found.get();
                assertTrue(fits(clock, rate, t.presc(), t.scldel(), t.sdadel(), t.sclh(), t.scll()), rate + " " + t);
                assertTrue(t.hz() <= rate, rate + " " + t);
                assertEquals(best.hz(), t.hz(), 1, rate + " " + t);
            }
        }
    }

    private record Searched(boolean found, double late, double hz) {}

    /** All prescalers, delays and half periods. */
    private static Searched search(long clock, long rate) {
        long[] m = mode(rate);
        Searched best = new Searched(false, Double.MAX_VALUE, 0);
        for (int presc = 0; presc < 16; presc++) {
            int p = presc;
            long t = FS / clock;
            long step = t * (presc + 1);
            int sdadel = first(16, d -> fits(clock, rate, p, 15, d, 255, 255));
            int low = first(256, l -> fits(clock, rate, p, 15, 15, 255, l));
            int high = first(256, h -> fits(clock, rate, p, 15, 15, h, 255));
            int scldel = first(16, s -> fits(clock, rate, p, s, 15, 255, 255));
            // four clocks within a low level behind the filter, one within a high one
            boolean clocked = 4 * t < (m[4] - 50) * NS && t < m[5] * NS;
            if (sdadel == 16 || low == 256 || high == 256 || scldel == 16 || !clocked) {
                continue;
            }
            double late = Math.max(0, sdadel * step - Math.max(0, (m[3] - m[0] - 260) * NS - 4 * t)) / (double) NS;
            for (int n = low + high + 2; n <= 512; n++) {
                long period = 2 * (50 * NS + 2 * t) + n * step;
                if ((double) period * rate + 600.0 * 16 * rate < FS) {
                    continue;
                }
                Searched here = new Searched(true, late, (double) FS / period);
                if (here.late < best.late - 1e-6 || here.late < best.late + 1e-6 && here.hz > best.hz) {
                    best = here;
                }
                break;
            }
        }
        return best;
    }

    private static int first(int most, IntPredicate fits) {
        for (int i = 0; i < most; i++) {
            if (fits.test(i)) {
                return i;
            }
        }
        return most;
    }

    @Test
    void noTimingIsMadeUpForWhatTheRegisterCannotSay() {
        assertEquals(Optional.empty(), I2cTiming.of(64_000_000, 0));
        assertEquals(Optional.empty(), I2cTiming.of(0, 100_000));
        assertEquals(Optional.empty(), I2cTiming.of(64_000_000, 1_000_000), "fast mode plus needs another driver");
        assertEquals(Optional.empty(), I2cTiming.of(120_000_000, 1_000), "its half periods have 8 bits");
        assertEquals(Optional.empty(), I2cTiming.of(1_000_000, 400_000), "four clocks make a low level");
    }
}

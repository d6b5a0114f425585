package dev.takt.projects.clock;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fields of TIMINGR of an STM32's I2C as a controller with its analogue filter and no digital one (RM0444 and RM0433, sections <em>I2C timings</em> and <em>I2C controller initialization</em>), and {@code hz}, the clock of a bus
 * whose edges take no time: real edges make it slower, so that it is never above the rate that was asked for.
 */
public record I2cTiming(int presc, int scldel, int sdadel, int sclh, int scll, long hz) {
    private static final double SECOND_NS = 1e9;
    private static final int PRESCALERS = 16;
    private static final int DELAYS = 16;
    private static final int HALF_PERIODS = 256;
    /** What the analogue filter delays an edge by, at least and at most (data sheets, I2C analog filter characteristics). */
    private static final double FILTER_LEAST_NS = 50;

    private static final double FILTER_MOST_NS = 260;

    /** UM10204, table 10: the figures of a mode of the bus, in nanoseconds. */
    private enum Mode {
        STANDARD(1_000, 300, 250, 3_450, 4_700, 4_000),
        FAST(300, 300, 100, 900, 1_300, 600);

        private final double rise;
        private final double fall;
        private final double dataSetUp;
        private final double dataValid;
        private final double low;
        private final double high;

        Mode(double rise, double fall, double dataSetUp, double dataValid, double low, double high) {
            this.rise = rise;
            this.fall = fall;
            this.dataSetUp = dataSetUp;
            this.dataValid = dataValid;
            this.low = low;
            this.high = high;
        }
    }

    /** A setting and by how much its data may come late for a target that waits for nobody. */
    private record Candidate(I2cTiming timing, double late) {}

    /** The setting for a clock of the peripheral and a rate up to that of fast mode, if there is one: data in time first, then the rate, then the finer steps. */
    public static Optional<I2cTiming> of(long clockHz, long rateHz) {
        if (clockHz <= 0 || rateHz <= 0 || rateHz > 400_000) {
            return Optional.empty();
        }
        Mode mode = rateHz > 100_000 ? Mode.FAST : Mode.STANDARD;
        return IntStream.range(0, PRESCALERS)
                .mapToObj(presc -> of(clockHz, rateHz, mode, presc))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Candidate::late)
                        .thenComparing(c -> -c.timing().hz()))
                .map(Candidate::timing);
    }

    private static Optional<Candidate> of(long clockHz, long rateHz, Mode mode, int presc) {
        double clock = SECOND_NS / clockHz;
        double step = clock * (presc + 1);
        // hold: behind the fall of SCL as others see it, less what the filter and the synchronisation take anyway
        long sdadel = steps(mode.fall - FILTER_LEAST_NS - 3 * clock, step);
        double late = sdadel * step - Math.max(0, mode.dataValid - mode.rise - FILTER_MOST_NS - 4 * clock);
        long scldel = Math.max(1, steps(mode.rise + mode.dataSetUp, step)) - 1;
        // a level is counted from when the peripheral has seen the edge to it
        double seen = FILTER_LEAST_NS + 2 * clock;
        long low = Math.max(1, steps(mode.low - seen, step));
        long high = Math.max(1, steps(mode.high - seen, step));
        long spare = Math.max(0, steps(SECOND_NS / rateHz - 2 * seen, step) - low - high);
        low += spare / 2;
        high += spare - spare / 2;
        if (clock >= (mode.low - FILTER_LEAST_NS) / 4
                || clock >= mode.high
                || sdadel >= DELAYS
                || scldel >= DELAYS
                || low > HALF_PERIODS
                || high > HALF_PERIODS) {
            return Optional.empty();
        }
        long hz = (long) (SECOND_NS / (2 * seen + (low + high) * step) + 1e-3);
        return Optional.of(new Candidate(
                new I2cTiming(presc, (int) scldel, (int) sdadel, (int) high - 1, (int) low - 1, hz),
                Math.max(0, late)));
    }

    /** How many of a length cover a time; a billionth of one is the rounding of these figures. */
    private static long steps(double time, double step) {
        return Math.max(0, (long) Math.ceil(time / step - 1e-9));
    }
}

package dev.takt.designer.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations on cards and in charts, never rounded in a flattering direction. Below 1 us in ns, below 1 ms in us, below 10 s in ms, else in s. */
public final class TimeText {
    private TimeText() {}

    private enum Scale {
        NS(0, "ns"),
        US(3, "us"),
        MS(6, "ms"),
        S(9, "s");

        private final int digits;
        private final String unit;

        /** A nanosecond is the last of so many decimals of the unit. */
        Scale(int digits, String unit) {
            this.digits = digits;
            this.unit = unit;
        }

        static Scale of(long ns) {
            long size = ns < 0 ? -ns : ns;
            if (size < 1_000) {
                return NS;
            }
            return size < 1_000_000 ? US : size < 10_000_000_000L ? MS : S;
        }

        String text(long value, int decimals, RoundingMode rounding) {
            BigDecimal exact = BigDecimal.valueOf(value, digits);
            BigDecimal number = decimals < digits ? exact.setScale(decimals, rounding) : exact;
            String plain =
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            return plain + " " + unit;
        }
    }

    /** A cost or a bound: rounded up to three decimals. */
    public static String up(long ns) {
        return Scale.of(ns).text(ns, 3, RoundingMode.CEILING);
    }

    /** The same with at most so many decimals. */
    public static String up(long ns, int decimals) {
        return Scale.of(ns).text(ns, decimals, RoundingMode.CEILING);
    }

    /** What may not be exceeded: rounded down, with at most so many decimals. */
    public static String down(long ns, int decimals) {
        return Scale.of(ns).text(ns, decimals, RoundingMode.FLOOR);
    }

    /** Every digit; whole milliseconds from a second on in seconds. */
    public static String exact(long ns) {
        boolean seconds = Math.abs(ns) >= 1_000_000_000L && ns % 1_000_000 == 0;
        return (seconds ? Scale.S : Scale.of(ns)).text(ns, 9, RoundingMode.UNNECESSARY);
    }

    /** Time to spare: down to one decimal if there is some, every digit if it is missing. */
    public static String slack(long ns) {
        return ns >= 0 ? "+" + Scale.of(ns).text(ns, 1, RoundingMode.FLOOR) : exact(ns);
    }
}

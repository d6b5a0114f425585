package dev.takt.designer.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** One unit and one number of decimals in which several durations can be written without rounding, so that they stand in a column and a reader can add them up. */
public record ExactScale(String unit, long unitNs, int decimals) {
    private static final int LEAST_DECIMALS = 3;

    /** In ms from 1 ms on, in us from 1 us on, else in ns, by the largest; at least three decimals but for ns. */
    public static ExactScale of(List<Long> durations) {
        long most = durations.stream().mapToLong(Long::longValue).max().orElse(0);
        String unit = most >= 1_000_000 ? "ms" : most >= 1_000 ? "us" : "ns";
        long unitNs = most >= 1_000_000 ? 1_000_000 : most >= 1_000 ? 1_000 : 1;
        int needed = 0;
        for (long ns : durations) {
            needed = Math.max(
                    needed,
                    BigDecimal.valueOf(ns)
                            .divide(BigDecimal.valueOf(unitNs))
                            .stripTrailingZeros()
                            .scale());
        }
        return new ExactScale(unit, unitNs, unitNs == 1 ? 0 : Math.max(LEAST_DECIMALS, needed));
    }

    /** A bound or a cost without its unit: rounded up to three decimals. */
    public String up(long ns) {
        return BigDecimal.valueOf(ns)
                .divide(BigDecimal.valueOf(unitNs), LEAST_DECIMALS, RoundingMode.CEILING)
                .toPlainString();
    }

    /** The number without its unit and without zeros at its end, for a line of words. */
    public String plain(long ns) {
        BigDecimal number = BigDecimal.valueOf(ns).divide(BigDecimal.valueOf(unitNs));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The number without its unit, as in a column. */
    public String number(long ns) {
        return String.format(
                Locale.ROOT, "%." + decimals + "f", BigDecimal.valueOf(ns).divide(BigDecimal.valueOf(unitNs)));
    }
}

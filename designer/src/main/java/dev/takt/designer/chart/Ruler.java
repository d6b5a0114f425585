package dev.takt.designer.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Ticks of a time axis: labels at least 72 pixels apart at 1, 2 or 5 times a power of ten, in the unit that suits them, with nine small parts or four between. */
public record Ruler(long stepNs, int parts, String unit, long unitNs, int decimals) {
    private static final double LEAST = 72;

    /** The ruler of a visible range across a width. */
    public static Ruler of(VisibleRange range, double width) {
        double wanted = range.spanNs() * LEAST / Math.max(1, width);
        long power = 1;
        while (power * 10 <= wanted) {
            power *= 10;
        }
        long step = wanted <= power
                ? power
                : wanted <= 2 * power ? 2 * power : wanted <= 5 * power ? 5 * power : 10 * power;
        int parts = step == 2 * power ? 4 : 5;
        // The unit follows the end of the range, so that instants of one picture are written alike.
        if (range.endNs() < 10_000) {
            return new Ruler(step, parts, "ns", 1, 0);
        }
        if (range.endNs() < 10_000_000) {
            return new Ruler(step, parts, "us", 1_000, decimals(step, 1_000));
        }
        if (range.endNs() < 10_000_000_000L || step < 1_000_000) {
            return new Ruler(step, parts, "ms", 1_000_000, decimals(step, 1_000_000));
        }
        return new Ruler(step, parts, "s", 1_000_000_000, decimals(step, 1_000_000_000));
    }

    private static int decimals(long step, long unit) {
        int decimals = 0;
        long size = unit;
        while (size > step) {
            size /= 10;
            decimals++;
        }
        return decimals;
    }

    /** Instants with a label, from just before the range on. */
    public List<Long> ticks(VisibleRange range) {
        List<Long> ticks = new ArrayList<>();
        for (long at = range.startNs() / stepNs * stepNs; at <= range.endNs(); at += stepNs) {
            ticks.add(at);
        }
        return ticks;
    }

    /** A tick's number, without unit. */
    public String label(long ns) {
        return BigDecimal.valueOf(ns)
                .divide(BigDecimal.valueOf(unitNs), decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** An instant with every digit and its unit. */
    public String exact(long ns) {
        BigDecimal number = BigDecimal.valueOf(ns).divide(BigDecimal.valueOf(unitNs), 9, RoundingMode.UNNECESSARY);
        int scale = Math.max(
                unitNs >= 1_000_000 ? 3 : 0, number.stripTrailingZeros().scale());
        return number.setScale(scale, RoundingMode.UNNECESSARY).toPlainString() + " " + unit;
    }
}

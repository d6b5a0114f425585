package dev.takt.designer.overlay;

import java.util.Locale;

/**
 * How close a figure of an item is to the point at which a deadline is missed. {@code permille} is how many thousandths of itself it may become, for the worse; 1000 or less if something is missed as it is. {@code figure} says which it
 * is in a letter or two; {@code open}: it may become more, nobody looked further.
 */
public record Heat(String figure, long permille, boolean open) {
    /** Three times as much is cold. */
    private static final long COLD = 3000;

    private static final long HOT = 1000;

    /** From 0, room to spare, to 1, none left. */
    public double share() {
        return Math.clamp((double) (COLD - permille) / (COLD - HOT), 0, 1);
    }

    /** Such as {@code C x1.24}, rounded down: time to spare is never made more than it is. */
    public String text() {
        long hundredths = permille / 10;
        String factor = String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
        return figure + (open ? " \u2265\u00d7" : " \u00d7") + factor;
    }

    /** The hotter of two. */
    public Heat and(Heat other) {
        return other.permille < permille ? other : this;
    }
}

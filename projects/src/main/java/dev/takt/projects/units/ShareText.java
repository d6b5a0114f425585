package dev.takt.projects.units;

import java.util.Locale;

/** Shares as people read them, in percent. What rounds them to thousandths or millionths has decided in which direction; nothing is rounded again here but what is said. */
public final class ShareText {
    private ShareText() {}

    /** A share in thousandths, to a tenth of a percent: {@code 35.2 %}. */
    public static String ofThousandths(long thousandths) {
        return thousandths / 10 + "." + thousandths % 10 + " %";
    }

    /** A share in millionths, cut to a hundredth of a percent: {@code 35.21 %}. */
    public static String ofMillionths(long millionths) {
        return String.format(Locale.ROOT, "%d.%02d %%", millionths / 10_000, millionths / 100 % 100);
    }
}

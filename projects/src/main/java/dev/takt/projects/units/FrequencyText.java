package dev.takt.projects.units;

import java.util.List;

/** A frequency in hertz as users write it: {@code 168 MHz}, {@code 100 kHz}. */
public final class FrequencyText {
    private static final Scale SCALE = new Scale(
            "168 MHz",
            9,
            List.of(Unit.of("Hz", 1), Unit.of("kHz", 1_000), Unit.of("MHz", 1_000_000), Unit.of("GHz", 1_000_000_000)));

    private FrequencyText() {}

    /** Hertz, a whole number. */
    public static Parsed<Long> parse(String text) {
        return SCALE.parse(text);
    }

    /** The canonical text; {@code parse} gives the same number back. */
    public static String format(long hertz) {
        return SCALE.format(hertz);
    }
}

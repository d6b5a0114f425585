package dev.takt.projects.units;

import java.util.List;

/** A size in bytes as users write it: {@code 64 KiB}, {@code 4 MiB}, {@code 3*48 KiB}. */
public final class SizeText {
    private static final Scale SCALE = new Scale(
            "64 KiB",
            3,
            List.of(Unit.of("B", 1), Unit.of("KiB", 1L << 10), Unit.of("MiB", 1L << 20), Unit.of("GiB", 1L << 30)));

    private SizeText() {}

    /** Bytes. */
    public static Parsed<Long> parse(String text) {
        return SCALE.parse(text);
    }

    /** The canonical text; {@code parse} gives the same number back. At most three decimals, else the next smaller unit. */
    public static String format(long bytes) {
        return SCALE.format(bytes);
    }
}

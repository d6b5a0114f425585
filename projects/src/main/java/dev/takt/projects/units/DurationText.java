package dev.takt.projects.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration in nanoseconds as users write it: {@code 250 us}, {@code 1.5 s}, {@code 3*48 ms}, or one through a frequency, {@code 1/20kHz}. */
public final class DurationText {
    private static final long MINUTE = 60_000_000_000L;
    private static final Scale SCALE = new Scale(
            "10 ms",
            9,
            List.of(
                    Unit.of("ns", 1),
                    Unit.of("us", 1_000, "\u00b5s", "\u03bcs"),
                    Unit.of("ms", 1_000_000),
                    Unit.of("s", 1_000_000_000),
                    Unit.whole("min", MINUTE),
                    Unit.whole("h", 60 * MINUTE)));
    private static final Pattern RECIPROCAL = Pattern.compile("(\\d{1,18})\\s*/\\s*(.*[hH][zZ])", Pattern.DOTALL);

    private DurationText() {}

    /** Nanoseconds, if the text is a whole number of them. */
    public static Parsed<Long> parse(String text) {
        Matcher reciprocal = RECIPROCAL.matcher(text.strip());
        return reciprocal.matches() ? period(text.strip(), reciprocal) : SCALE.parse(text);
    }

    private static Parsed<Long> period(String text, Matcher reciprocal) {
        return switch (FrequencyText.parse(reciprocal.group(2))) {
            case Parsed.Wrong<Long> wrong -> wrong;
            case Parsed.Ok<Long>(Long hertz) ->
                hertz == 0
                        ? Scale.wrong("units.zero-frequency", text)
                        : quotient(text, new BigInteger(reciprocal.group(1)), hertz);
        };
    }

    private static Parsed<Long> quotient(String text, BigInteger count, long hertz) {
        BigInteger[] parts =
                count.multiply(BigInteger.valueOf(1_000_000_000L)).divideAndRemainder(BigInteger.valueOf(hertz));
        return parts[1].signum() == 0
                ? SCALE.whole(text, new BigDecimal(parts[0]))
                : Scale.wrong("units.not-whole", text, "ns");
    }

    /** The canonical text; {@code parse} gives the same number back. Minutes and hours only if nothing is left over. */
    public static String format(long ns) {
        return SCALE.format(ns);
    }
}

package dev.takt.projects.exchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A number as programs write them into tables: {@code 1.5}, {@code 1e3}, {@code +1}, {@code 5.}, {@code .5}, and {@code 1,5} where commas are decimal. */
final class CsvNumber {
    /** With a sign, a point without digits on one side of it, and an exponent of at most three digits. */
    static final String SHAPE = "[+-]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][+-]?\\d{1,3})?";

    private static final int MAX_TEXT = 64;
    private static final int MOST_DIGITS = 9;
    private static final Pattern NUMBER = Pattern.compile(SHAPE);

    private CsvNumber() {}

    /** The number, if the text is one. */
    static Optional<BigDecimal> of(String text, boolean decimalComma) {
        boolean fits = text.length() <= MAX_TEXT && NUMBER.matcher(text).matches();
        return fits && (decimalComma || text.indexOf(',') < 0)
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Optional.empty();
    }

    /** A whole number of at most nine digits, which may be written {@code 1.0}: tables made from numbers with a point have them. */
    static OptionalLong whole(String text, boolean decimalComma) {
        Optional<BigDecimal> whole = of(text, decimalComma)
                .map(BigDecimal::stripTrailingZeros)
                .filter(n -> n.scale() <= 0 && n.precision() - n.scale() <= MOST_DIGITS);
        return whole.isPresent() ? OptionalLong.of(whole.get().longValueExact()) : OptionalLong.empty();
    }
}

package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Numbers of a partition CSV: as Python writes them, or a keyword, with any number of suffixes k and m for 1024 and its square. */
final class PartitionNumber {
    /** A cell that cannot be read, and why. */
    static final class NotANumber extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Message reason;

        NotANumber(Message reason) {
            super(reason.text());
            this.reason = reason;
        }

        Message reason() {
            return reason;
        }
    }

    /** No table holds more, whatever is subtracted from it. */
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(40);

    private static final int MAX_SHOWN = 40;

    private PartitionNumber() {}

    static long parse(String text) throws NotANumber {
        BigInteger value = scaled(text, _ -> OptionalInt.empty())
                .orElseThrow(() -> new NotANumber(Texts.text("csv.number", shown(text))));
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new NotANumber(Texts.text("csv.number-large", shown(text)));
        }
        return value.longValueExact();
    }

    private static Optional<BigInteger> scaled(String text, Function<String, OptionalInt> keywords) {
        String rest = text;
        int shift = 0;
        for (int step = step(rest); step > 0; step = step(rest)) {
            shift += step;
            rest = rest.substring(0, rest.length() - 1);
        }
        Optional<BigInteger> number = PythonText.integer(rest);
        if (number.isEmpty()) {
            OptionalInt keyword = keywords.apply(rest);
            number = keyword.isPresent() ? Optional.of(BigInteger.valueOf(keyword.getAsInt())) : Optional.empty();
        }
        int bits = shift;
        return number.map(n -> n.shiftLeft(bits));
    }

    private static int step(String text) {
        char last = text.isEmpty() ? 0 : Character.toLowerCase(text.charAt(text.length() - 1));
        return last == 'k' ? 10 : last == 'm' ? 20 : 0;
    }

    /** A keyword's number, or a number that fits a byte. */
    static int byteOf(String text, Function<String, OptionalInt> keyword, String keywords) throws NotANumber {
        BigInteger value = scaled(text, keyword)
                .orElseThrow(() -> new NotANumber(
                        keywords.isEmpty()
                                ? Texts.text("csv.number-only", shown(text))
                                : Texts.text("csv.keyword", shown(text), keywords)));
        if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(0xff)) > 0) {
            throw new NotANumber(Texts.text("csv.byte", shown(text)));
        }
        return value.intValueExact();
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}

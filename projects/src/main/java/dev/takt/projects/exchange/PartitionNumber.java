package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of a partition CSV: decimal, 0x, 0b, 0o, underscores between digits, suffix k or m for 1024 and its square. */
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

    private static final int MAX_CHARACTERS = 80;
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(40);
    private static final Pattern SHAPE = Pattern.compile("([+-]?)(?:0[xX](_?[0-9a-fA-F](?:_?[0-9a-fA-F])*)"
            + "|0[bB](_?[01](?:_?[01])*)|0[oO](_?[0-7](?:_?[0-7])*)|(0(?:_?0)*|[1-9](?:_?[0-9])*))([kKmM]*)");
    private static final int[] RADIX = {16, 2, 8, 10};

    private PartitionNumber() {}

    static long parse(String text) throws NotANumber {
        Matcher shape = SHAPE.matcher(text);
        if (text.length() > MAX_CHARACTERS || !shape.matches()) {
            throw new NotANumber(Texts.text("csv.number", text));
        }
        BigInteger value = BigInteger.ZERO;
        for (int group = 2; group <= 5; group++) {
            if (shape.group(group) != null) {
                value = new BigInteger(shape.group(group).replace("_", ""), RADIX[group - 2]);
            }
        }
        for (char suffix : shape.group(6).toCharArray()) {
            value = value.shiftLeft(Character.toLowerCase(suffix) == 'k' ? 10 : 20);
        }
        if (value.compareTo(LARGEST) > 0) {
            throw new NotANumber(Texts.text("csv.number-large", text));
        }
        return shape.group(1).equals("-") ? -value.longValueExact() : value.longValueExact();
    }

    /** A keyword's number, or a number that fits a byte. */
    static int byteOf(String text, OptionalInt keyword, String keywords) throws NotANumber {
        if (keyword.isPresent()) {
            return keyword.getAsInt();
        }
        if (!SHAPE.matcher(text).matches()) {
            throw new NotANumber(
                    keywords.isEmpty() ? Texts.text("csv.number", text) : Texts.text("csv.keyword", text, keywords));
        }
        long value = parse(text);
        if (value < 0 || value > 0xff) {
            throw new NotANumber(Texts.text("csv.byte", text));
        }
        return (int) value;
    }
}

package dev.takt.projects.units;

import java.util.regex.Pattern;

/** An address or offset in memory, written in hexadecimal: {@code 0x10000}. A size with a unit is read as well. */
public final class AddressText {
    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");

    private AddressText() {}

    /** The address. */
    public static Parsed<Long> parse(String text) {
        String trimmed = text.strip();
        if (HEX.matcher(trimmed).matches()) {
            return new Parsed.Ok<>(Long.parseLong(trimmed.substring(2), 16));
        }
        return SizeText.parse(trimmed) instanceof Parsed.Ok<Long> size
                ? size
                : Scale.wrong("units.not-an-address", trimmed);
    }

    /** The canonical text; {@code parse} gives the same number back. */
    public static String format(long address) {
        return "0x" + Long.toHexString(address);
    }
}

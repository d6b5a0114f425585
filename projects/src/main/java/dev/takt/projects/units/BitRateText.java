package dev.takt.projects.units;

import java.util.List;

/** How many bits a second a line carries, as users write it: as a frequency, or in the words for its block, {@code 115200 Bd} of a UART, {@code 500 kbit} of CAN. */
public final class BitRateText {
    private static final Scale SCALE = new Scale(
            "400 kHz",
            9,
            List.of(
                    Unit.of("Hz", 1, "Bd", "baud", "bit"),
                    Unit.of("kHz", 1_000, "kBd", "kbaud", "kbit"),
                    Unit.of("MHz", 1_000_000, "MBd", "Mbaud", "Mbit")));

    private static final Scale BITS = new Scale(
            "500 kbit/s", 9, List.of(Unit.of("bit/s", 1), Unit.of("kbit/s", 1_000), Unit.of("Mbit/s", 1_000_000)));

    private BitRateText() {}

    /** Bits a second, a whole number. */
    public static Parsed<Long> parse(String text) {
        return SCALE.parse(text);
    }

    /** The canonical text, a frequency; {@code parse} gives the same number back. */
    public static String format(long hertz) {
        return FrequencyText.format(hertz);
    }

    /** As the field says it of a block of a chip, whose name in the data sheet tells what it is: baud of a UART, bits a second of CAN (TWAI is Espressif's), else the frequency of the clock line. */
    public static String words(String instance, long hertz) {
        if (instance.contains("UART") || instance.contains("USART")) {
            return hertz + " baud";
        }
        return instance.contains("CAN") || instance.contains("TWAI") ? BITS.format(hertz) : FrequencyText.format(hertz);
    }
}

package dev.takt.projects.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTextsTest {
    @ParameterizedTest
    @CsvSource({
        "250 us, 250000",
        "250us, 250000",
        "250 \u00b5s, 250000",
        "250 \u03bcs, 250000",
        "10 ms, 10000000",
        "1.5 s, 1500000000",
        "500 ns, 500",
        "2 min, 120000000000",
        "0.5 us, 500",
        ".5 us, 500",
        "0 ns, 0",
        "0 s, 0",
        "1/20kHz, 50000",
        "1 / 1 MHz, 1000",
        "2/1kHz, 2000000",
        "3*48 ms, 144000000",
        "876000 h, 3153600000000000000"
    })
    void durationsAreReadExactly(String text, long ns) {
        assertEquals(Optional.of(ns), DurationText.parse(text).ok());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10       | "10" has no unit: write one, such as 10 ms. Units: ns, us, ms, s, min, h.
            -1 ms    | "-1 ms" is negative: 0 or more is accepted.
            1.5 ns   | "1.5 ns" is not a whole number of ns.
            1/3 MHz  | "1/3 MHz" is not a whole number of ns.
            1/0 Hz   | "1/0 Hz" divides by a frequency of 0.
            5 KiB    | "KiB" is no unit that is known here: write for example 10 ms. Units: ns, us, ms, s, min, h.
            ten ms   | "ten ms" is no amount: write a number and a unit, such as 10 ms. Units: ns, us, ms, s, min, h.
            1e3 ms   | "1e3 ms" is no amount: write a number and a unit, such as 10 ms. Units: ns, us, ms, s, min, h.
            9999999 h| "9999999 h" is too large: at most 9223372036.854775807 s is accepted.
            """)
    void whatIsNoDurationSaysWhatWouldBe(String text, String message) {
        assertEquals(message, wrong(DurationText.parse(text)));
    }

    @Test
    void aTextWithoutEndIsNotRead() {
        assertEquals("This is longer than 64 characters.", wrong(SizeText.parse("1".repeat(65))));
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 50 us",
        "1500, 1.5 us",
        "90000000000, 90 s",
        "120000000000, 2 min",
        "3600000000000, 1 h",
        "0, 0 ns",
        "999, 999 ns",
        "1000001, 1.000001 ms",
        "-250000, -250 us"
    })
    void durationsAreWrittenInTheLargestUnitThatFits(long ns, String text) {
        assertEquals(text, DurationText.format(ns));
    }

    @ParameterizedTest
    @CsvSource({"64 KiB, 65536", "4 MiB, 4194304", "512 B, 512", "1.5 KiB, 1536", "3*48 KiB, 147456", "1025 B, 1025"})
    void sizesAreReadAndWritten(String text, long bytes) {
        assertEquals(Optional.of(bytes), SizeText.parse(text).ok());
        assertEquals(Optional.of(bytes), SizeText.parse(SizeText.format(bytes)).ok());
    }

    @ParameterizedTest
    @CsvSource({"168 MHz, 168000000", "100 kHz, 100000", "1 Hz, 1", "32.768 kHz, 32768"})
    void frequenciesAreReadAndWritten(String text, long hertz) {
        assertEquals(Optional.of(hertz), FrequencyText.parse(text).ok());
        assertEquals(text, FrequencyText.format(hertz));
    }

    @Test
    void addressesAreHexadecimal() {
        assertEquals(Optional.of(65_536L), AddressText.parse("0x10000").ok());
        assertEquals(Optional.of(65_536L), AddressText.parse("64 KiB").ok());
        assertEquals("0x10000", AddressText.format(65_536));
        assertEquals(
                "\"12\" is no address: write it in hexadecimal, such as 0x10000, or with a unit, such as 64 KiB.",
                wrong(AddressText.parse("12")));
    }

    @Test
    void whatIsWrittenIsReadBackForAnyNumber() {
        readBack(DurationText::format, DurationText::parse);
        readBack(SizeText::format, SizeText::parse);
        readBack(FrequencyText::format, FrequencyText::parse);
        readBack(AddressText::format, text -> AddressText.parse(text));
    }

    private static void readBack(LongFunction<String> format, Function<String, Parsed<Long>> parse) {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >>> random.nextInt(4, 64);
            value -= i % 3 == 0 ? value % 1_000_000 : 0;
            String text = format.apply(value);
            assertEquals(Optional.of(value), parse.apply(text).ok(), text);
        }
    }

    private static String wrong(Parsed<Long> parsed) {
        return switch (parsed) {
            case Parsed.Ok<Long>(Long value) -> "read as " + value;
            case Parsed.Wrong<Long> wrong -> wrong.message().text();
        };
    }

    /** What a data sheet of a UART, of a CAN controller and of a bus with a clock line says. */
    @ParameterizedTest
    @CsvSource({
        "115200 Bd, 115200",
        "115.2 kBd, 115200",
        "9600 baud, 9600",
        "500 kbit, 500000",
        "1 Mbit, 1000000",
        "400 kHz, 400000",
        "32*9600 Bd, 307200"
    })
    void bitRateIsReadInTheWordsForItsBlock(String text, long hertz) {
        assertEquals(new Parsed.Ok<>(hertz), BitRateText.parse(text));
        assertEquals(new Parsed.Ok<>(hertz), BitRateText.parse(BitRateText.format(hertz)));
    }

    @ParameterizedTest
    @CsvSource({
        "USART2, 115200, 115200 baud",
        "LPUART1, 9600, 9600 baud",
        "UARTE0, 1000000, 1000000 baud",
        "CAN1, 500000, 500 kbit/s",
        "FDCAN1, 1000000, 1 Mbit/s",
        "TWAI0, 83333, 83.333 kbit/s",
        "I2C1, 400000, 400 kHz",
        "SPI1, 10500000, 10.5 MHz"
    })
    void bitRateIsToldInTheWordsForItsBlock(String instance, long hertz, String words) {
        assertEquals(words, BitRateText.words(instance, hertz));
    }
}

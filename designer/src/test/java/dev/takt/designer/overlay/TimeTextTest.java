package dev.takt.designer.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are never rounded in a flattering direction. */
class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "48000, 48 us",
        "9082001, 9.083 ms",
        "9082000, 9.082 ms",
        "15302000, 15.302 ms",
        "9999999999, 10000 ms",
        "12000000001, 12.001 s"
    })
    void boundsAndCostsAreRoundedUp(long ns, String text) {
        assertEquals(text, TimeText.up(ns));
    }

    @ParameterizedTest
    @CsvSource({"9082999, 3, 9.082 ms", "9082000, 3, 9.082 ms", "1351299, 1, 1.3 ms", "999, 3, 999 ns", "0, 3, 0 ns"})
    void whatMayNotBeExceededIsRoundedDown(long ns, int decimals, String text) {
        assertEquals(text, TimeText.down(ns, decimals));
    }

    @ParameterizedTest
    @CsvSource({
        "10918000, +10.9 ms",
        "10999999, +10.9 ms",
        "0, +0 ns",
        "-1974000, -1.974 ms",
        "-1974001, -1.974001 ms",
        "-5, -5 ns",
        "48250, +48.2 us"
    })
    void timeToSpareIsRoundedDownAndMissingTimeIsExact(long ns, String text) {
        assertEquals(text, TimeText.slack(ns));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 1 s",
        "1500000000, 1.5 s",
        "1000000001, 1000.000001 ms",
        "100000000, 100 ms",
        "250000, 250 us"
    })
    void periodsKeepEveryDigit(long ns, String text) {
        assertEquals(text, TimeText.exact(ns));
    }
}

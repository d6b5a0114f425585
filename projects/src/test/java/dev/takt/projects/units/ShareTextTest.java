package dev.takt.projects.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShareTextTest {
    @Test
    void thousandthsAreTenthsOfAPercent() {
        assertEquals("0.0 %", ShareText.ofThousandths(0));
        assertEquals("35.2 %", ShareText.ofThousandths(352));
        assertEquals("100.0 %", ShareText.ofThousandths(1000));
        assertEquals("1234.5 %", ShareText.ofThousandths(12_345));
    }

    @Test
    void millionthsAreHundredthsOfAPercentAndCut() {
        assertEquals("0.00 %", ShareText.ofMillionths(99));
        assertEquals("0.01 %", ShareText.ofMillionths(100));
        assertEquals("35.09 %", ShareText.ofMillionths(350_999));
        assertEquals("100.00 %", ShareText.ofMillionths(1_000_000));
    }
}

package dev.takt.designer.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactScaleTest {
    /** The smallest figure needs five decimals of a millisecond, so all get five: the column adds up as it is read. */
    @Test
    void allFiguresOfASumHaveTheDecimalsThatTheFinestNeeds() {
        ExactScale scale = ExactScale.of(List.of(2_500_000L, 9_000_000L, 3_360L));

        assertEquals("ms", scale.unit());
        assertEquals("2.50000", scale.number(2_500_000));
        assertEquals("0.00336", scale.number(3_360));
        assertEquals("9", scale.plain(9_000_000));
        assertEquals("0", scale.plain(0));
    }

    @Test
    void theLargestFigureChoosesTheUnit() {
        assertEquals("us", ExactScale.of(List.of(1_000L, 999_999L)).unit());
        assertEquals("999.999", ExactScale.of(List.of(999_999L)).number(999_999));
        assertEquals("ns", ExactScale.of(List.of(999L, 0L)).unit());
        assertEquals("999", ExactScale.of(List.of(999L)).number(999));
    }

    @Test
    void boundsAreRoundedUp() {
        assertEquals("6.505", ExactScale.of(List.of(13_500_000L)).up(6_504_200));
    }
}

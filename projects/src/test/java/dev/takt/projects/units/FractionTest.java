package dev.takt.projects.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FractionTest {
    @Test
    void equalFractionsAreEqual() {
        assertEquals(Fraction.of(1, 2), Fraction.of(-3, -6));
        assertEquals("-1/2", Fraction.of(2, -4).toString());
        assertEquals("3", Fraction.of(6, 2).toString());
    }

    @Test
    void arithmeticIsExact() {
        assertEquals(Fraction.of(5, 6), Fraction.of(1, 2).plus(Fraction.of(1, 3)));
        assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).minus(Fraction.of(1, 3)));
        assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).times(Fraction.of(1, 3)));
        assertEquals(Fraction.of(3, 2), Fraction.of(1, 2).dividedBy(Fraction.of(1, 3)));
        assertTrue(Fraction.of(1, 3).compareTo(Fraction.of(333_333_333, 1_000_000_000)) > 0);
    }

    @Test
    void roundingGoesTheRightWayBelowZero() {
        assertEquals(BigInteger.valueOf(-2), Fraction.of(-3, 2).floor());
        assertEquals(BigInteger.valueOf(-1), Fraction.of(-3, 2).ceil());
        assertEquals(BigInteger.TWO, Fraction.of(3, 2).ceil());
        assertEquals(BigInteger.ONE, Fraction.ONE.ceil());
    }

    @Test
    void nothingIsDividedByZero() {
        assertThrows(ArithmeticException.class, () -> Fraction.ONE.dividedBy(Fraction.ZERO));
    }
}

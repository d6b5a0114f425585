package dev.takt.projects.target;

/**
 * How a serial line divides its clock: rate = clock * {@code numerator} / ({@code factor} * divider).
 *
 * @param upToHz highest rate that is made in this way
 * @param dividers the range of whole numbers that the divider is taken from
 * @param neverAbove true if the divider is rounded up, so that the rate is at most what is asked for; else it is rounded to the nearest
 * @param powersOfTwo true if the divider is a power of two
 * @param last if above 0, the divider is the product of two in a row, and this is the largest value of the second; the first is as small as that allows
 * @param searched true if, of two dividers in a row, both are searched for the fastest rate instead
 */
public record LineDivider(
        long upToHz,
        long numerator,
        long factor,
        Range dividers,
        boolean neverAbove,
        boolean powersOfTwo,
        long last,
        boolean searched) {}

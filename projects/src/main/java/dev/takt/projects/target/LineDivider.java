package dev.takt.projects.target;

/**
 * How a serial line divides its clock, for rates up to {@code upToHz}: rate = clock * {@code numerator} / ({@code factor} * divider), the divider a whole number of the range, or one that is a power of two ({@code powersOfTwo}), or one that two dividers in a row make, the last of them
 * {@code last} at most (0: there is one): the first is as small as that allows, or both are {@code searched} for the fastest rate. {@code never} above: the divider is rounded up, so
 * that the rate does not exceed what is asked for; else to the nearest.
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

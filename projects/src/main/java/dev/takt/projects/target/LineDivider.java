package dev.takt.projects.target;

/**
 * How a serial line divides its clock, for rates up to {@code upToHz}: rate = clock * {@code numerator} / ({@code factor} * divider), the divider a whole number of the range, or one that is a power of two ({@code powersOfTwo}). {@code never} above: the divider is rounded up, so
 * that the rate does not exceed what is asked for; else to the nearest.
 */
public record LineDivider(
        long upToHz, long numerator, long factor, Range dividers, boolean neverAbove, boolean powersOfTwo) {}

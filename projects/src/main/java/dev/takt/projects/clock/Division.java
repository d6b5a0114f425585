package dev.takt.projects.clock;

/** A divider behind a PLL, what it divides by, and what comes out. */
public record Division(String name, int by, long hz) {}

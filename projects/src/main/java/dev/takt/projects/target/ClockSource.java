package dev.takt.projects.target;

/** An oscillator: its frequency, how far it may be off in millionths, whether it is outside the chip, and whether the board feeds a clock into the pin then, in place of a crystal at two of them. */
public record ClockSource(String name, long hz, int ppm, boolean external, boolean fed) {}

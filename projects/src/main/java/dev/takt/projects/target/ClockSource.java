package dev.takt.projects.target;

/** An oscillator: its frequency, how far it may be off in millionths, and whether it is outside the chip (a crystal or a clock of the board). */
public record ClockSource(String name, long hz, int ppm, boolean external) {}

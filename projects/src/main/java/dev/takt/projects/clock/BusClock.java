package dev.takt.projects.clock;

/** A bus as its clock is set; {@code timerHz} is what timers on it count. */
public record BusClock(String name, int divider, long hz, long timerHz) {}

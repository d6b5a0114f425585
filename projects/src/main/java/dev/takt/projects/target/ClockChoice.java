package dev.takt.projects.target;

/** A frequency of the core that a chip or its hardware layer offers ready-made, and its name there. */
public record ClockChoice(String name, long hz) {}

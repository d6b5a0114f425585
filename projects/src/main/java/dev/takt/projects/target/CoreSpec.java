package dev.takt.projects.target;

/** A core and its highest clock. */
public record CoreSpec(String name, long maxClockHz) {}

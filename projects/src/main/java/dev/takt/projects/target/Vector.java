package dev.takt.projects.target;

/** An interrupt vector: name as in the device crate, position in the table. */
public record Vector(String name, int number) {}

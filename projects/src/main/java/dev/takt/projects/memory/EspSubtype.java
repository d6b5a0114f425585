package dev.takt.projects.memory;

/** A subtype that a project names itself, within one of the types that have names. */
public record EspSubtype(int type, String name, int number) {}

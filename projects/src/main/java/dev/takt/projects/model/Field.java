package dev.takt.projects.model;

/** A field of a payload. */
public record Field(String name, ScalarType type) {}

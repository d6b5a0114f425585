package dev.takt.projects.machine;

/** A context whose jobs release jobs of another, at most {@code perJob} each. */
public record Trigger(int context, long perJob) {}

package dev.takt.projects.machine;

/** A context whose jobs release jobs of another, at most {@code perJob} each, the first not before it has run for {@code earliestNs}. */
public record Trigger(int context, long perJob, long earliestNs) {}

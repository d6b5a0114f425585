package dev.takt.designer.inspector;

/** A value that may stand in a field, and what is to be known of it; the note may be empty. */
public record Offer(String value, String note) {}

package dev.takt.designer.overlay;

/** A verdict in a few signs. */
public record Badge(Tone tone, String text) {}

package dev.takt.designer.inspector;

import dev.takt.designer.overlay.Tone;

/** A measured or computed number of an item: what it is called, the number with its unit, and how good it is. */
public record Measure(String label, String value, Tone tone) {}

package dev.takt.projects.target;

import java.util.List;

/** A peripheral instance the chip has, and the vectors it requests, most usual first. */
public record PeripheralSpec(String instance, PeripheralType type, List<String> vectors) {
    public PeripheralSpec {
        vectors = List.copyOf(vectors);
    }
}

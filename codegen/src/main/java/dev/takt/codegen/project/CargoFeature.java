package dev.takt.codegen.project;

import java.util.List;

/** A feature of the manifest: what it is for, in one sentence, and what it enables. */
public record CargoFeature(String name, String purpose, List<String> enables) {
    public CargoFeature {
        enables = List.copyOf(enables);
    }
}

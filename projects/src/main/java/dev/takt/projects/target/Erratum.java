package dev.takt.projects.target;

import java.util.List;

/** A fault of a chip that its manufacturer knows of and that a design can run into: its number, what of a design brings it about, at which instances (all, if none is named), and where it is described. */
public record Erratum(String id, ErratumTrigger trigger, List<String> instances, String source) {
    public Erratum {
        instances = List.copyOf(instances);
    }

    /** True if that instance has it. */
    public boolean concerns(String instance) {
        return instances.isEmpty() || instances.contains(instance);
    }
}

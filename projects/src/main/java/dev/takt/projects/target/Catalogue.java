package dev.takt.projects.target;

import java.util.List;
import java.util.Optional;

/** All chips and runtimes known to a session. */
public record Catalogue(List<Chip> chips, List<RuntimeProfile> runtimes) {
    public Catalogue {
        chips = List.copyOf(chips);
        runtimes = List.copyOf(runtimes);
    }

    public Optional<Chip> chip(String id) {
        return chips.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<RuntimeProfile> runtime(String id) {
        return runtimes.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}

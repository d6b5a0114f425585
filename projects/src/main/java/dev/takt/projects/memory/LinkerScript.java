package dev.takt.projects.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a linker script says of memory: its regions, other names of some, and symbols whose values follow from them. */
public record LinkerScript(List<LinkerRegion> regions, Map<String, String> aliases, Map<String, Long> symbols) {
    public LinkerScript {
        regions = List.copyOf(regions);
        aliases = Map.copyOf(aliases);
        symbols = Map.copyOf(symbols);
    }

    /** The first region of a name or of an alias. */
    public Optional<LinkerRegion> region(String name) {
        String target = aliases.getOrDefault(name, name);
        return regions.stream().filter(r -> r.name().equals(target)).findFirst();
    }
}

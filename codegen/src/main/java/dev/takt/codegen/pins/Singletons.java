package dev.takt.codegen.pins;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The peripherals of a chip as its device crate hands them out, each there once. {@code common} are those that belong to no task: clocks, ports, interrupt lines. {@code names} are those that the crate calls otherwise
 * than the catalogue, or splits into several; none for one that it does not hand out.
 */
public record Singletons(List<String> common, Map<String, List<String>> names) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public Singletons {
        common = List.copyOf(common);
        names = Map.copyOf(names);
    }

    /** What the device crate has for an instance of the chip. */
    public List<String> of(String instance) {
        return names.getOrDefault(instance, List.of(instance)).stream()
                .filter(n -> IDENTIFIER.matcher(n).matches())
                .toList();
    }
}

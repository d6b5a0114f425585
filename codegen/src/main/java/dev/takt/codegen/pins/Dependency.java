package dev.takt.codegen.pins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A crate that a manifest asks for: its exact version, with or without its default features, its features, and whether a feature of ours has to bring it in. */
public record Dependency(
        String crate, String version, boolean defaultFeatures, List<String> features, boolean optional) {
    public Dependency {
        features = List.copyOf(features);
    }

    /** The same crate with these features under other names. */
    Dependency with(Map<String, String> words) {
        List<String> others =
                features.stream().map(f -> words.getOrDefault(f, f)).toList();
        return new Dependency(crate, version, defaultFeatures, others, optional);
    }

    /** The same crate with more features, sorted. */
    Dependency and(List<String> more) {
        List<String> all = Stream.concat(features.stream(), more.stream())
                .sorted()
                .distinct()
                .toList();
        return more.isEmpty() ? this : new Dependency(crate, version, defaultFeatures, all, optional);
    }

    /** The line of a manifest. */
    public String line() {
        return crate + " = " + value();
    }

    /** The value of the line: a version, or an inline table. */
    public String value() {
        String exactly = quoted("=" + version);
        List<String> parts = new ArrayList<>(List.of("version = " + exactly));
        if (!defaultFeatures) {
            parts.add("default-features = false");
        }
        if (!features.isEmpty()) {
            parts.add("features = "
                    + features.stream().map(Dependency::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
        if (optional) {
            parts.add("optional = true");
        }
        return parts.size() == 1 ? exactly : "{ " + String.join(", ", parts) + " }";
    }

    /** Names, versions and features have no character that TOML escapes; the reader sees to that. */
    private static String quoted(String word) {
        return '"' + word + '"';
    }
}

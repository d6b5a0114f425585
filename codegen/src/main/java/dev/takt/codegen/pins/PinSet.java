package dev.takt.codegen.pins;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The crates that belong together for a runtime and one or several chips, with the compiler they need and the lock file they were tested with. {@code device} is the path of the device crate's module,
 * empty where the hardware layer has none of its own. {@code features} are those of the manifest that the crates make possible, a logger for one, with what each enables.
 */
public record PinSet(
        String runtime,
        String name,
        String rustVersion,
        String edition,
        String device,
        List<Dependency> dependencies,
        SequencedMap<String, List<String>> features,
        LockFile lock) {
    public PinSet {
        features = Collections.unmodifiableSequencedMap(new TreeMap<>(features));
        dependencies = dependencies.stream()
                .sorted(Comparator.comparing(Dependency::crate))
                .toList();
    }

    /** The lines under {@code [dependencies]} of a manifest, sorted by crate. */
    public List<String> lines() {
        return dependencies.stream().map(Dependency::line).toList();
    }
}

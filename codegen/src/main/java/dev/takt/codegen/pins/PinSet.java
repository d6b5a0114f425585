package dev.takt.codegen.pins;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The crates that belong together for a runtime and one or several chips, with the compiler they need and the lock file they were tested with. {@code device} is the path of the device crate's module,
 * empty where the hardware layer has none of its own. {@code features} are those of the manifest that the crates make possible, a logger for one, with what each enables. {@code vectors} are the names of
 * interrupts that the device crate calls otherwise than the catalogue.
 */
public record PinSet(
        String runtime,
        String name,
        String rustVersion,
        String edition,
        String device,
        List<Dependency> dependencies,
        SequencedMap<String, List<String>> features,
        Map<String, String> vectors,
        LockFile lock) {
    /** In place of a vector's name: the device crate does not have it. */
    private static final String ABSENT = "-";

    public PinSet {
        vectors = Map.copyOf(vectors);
        features = Collections.unmodifiableSequencedMap(new TreeMap<>(features));
        dependencies = dependencies.stream()
                .sorted(Comparator.comparing(Dependency::crate))
                .toList();
    }

    /** The same set for another chip of the family: features and segments of the device path that are these words become others. */
    PinSet with(Map<String, String> words) {
        if (words.isEmpty()) {
            return this;
        }
        String path = Arrays.stream(device.split("::", -1))
                .map(w -> words.getOrDefault(w, w))
                .collect(Collectors.joining("::"));
        List<Dependency> others = dependencies.stream().map(d -> d.with(words)).toList();
        return new PinSet(runtime, name, rustVersion, edition, path, others, features, vectors, lock);
    }

    /** The same with some of its crates asked for otherwise. */
    PinSet with(UnaryOperator<Dependency> change) {
        List<Dependency> others = dependencies.stream().map(change).toList();
        return new PinSet(runtime, name, rustVersion, edition, device, others, features, vectors, lock);
    }

    /** What the device crate calls a vector of the chip; empty if it does not have it. */
    public Optional<String> vector(String name) {
        return Optional.of(vectors.getOrDefault(name, name)).filter(n -> !n.equals(ABSENT));
    }

    /** True if a crate of this name is among them. */
    public boolean has(String crate) {
        return dependencies.stream().anyMatch(d -> d.crate().equals(crate));
    }

    /** True if one of the crates is asked for this feature. */
    public boolean asks(String feature) {
        return dependencies.stream().anyMatch(d -> d.features().contains(feature));
    }

    /** The lines under {@code [dependencies]} of a manifest, sorted by crate. */
    public List<String> lines() {
        return dependencies.stream().map(Dependency::line).toList();
    }

    /** The same with these of its crates alone, and with what they need. */
    public PinSet only(Collection<String> crates) {
        return without(d -> !crates.contains(d.crate()));
    }

    /** The same with a crate more, and what the lock file says of it and of what it needs. */
    PinSet with(Dependency more, LockFile locked) {
        List<Dependency> all =
                Stream.concat(dependencies.stream(), Stream.of(more)).toList();
        return new PinSet(
                runtime, name, rustVersion, edition, device, all, features, vectors, lock.with(more.crate(), locked));
    }

    /** The same without crates that nothing else in it needs. */
    PinSet without(Predicate<Dependency> left) {
        LockFile rest = lock;
        for (Dependency dependency : dependencies) {
            rest = left.test(dependency) ? rest.without(dependency.crate()) : rest;
        }
        List<Dependency> kept = dependencies.stream().filter(left.negate()).toList();
        Set<String> gone =
                dependencies.stream().filter(left).map(d -> "dep:" + d.crate()).collect(Collectors.toSet());
        TreeMap<String, List<String>> others = new TreeMap<>();
        features.forEach((feature, enables) -> others.put(
                feature, enables.stream().filter(e -> !gone.contains(e)).toList()));
        return new PinSet(runtime, name, rustVersion, edition, device, kept, others, vectors, rest);
    }
}

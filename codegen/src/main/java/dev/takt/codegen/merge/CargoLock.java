package dev.takt.codegen.merge;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The packages of a {@code Cargo.lock}, in the form that cargo writes (version 4). What stands in it besides, such as patches that nothing uses, is not read. */
record CargoLock(String preamble, List<CargoPackage> packages) {
    private static final String HEAD = "[[package]]";

    CargoLock {
        packages = List.copyOf(packages);
    }

    static CargoLock of(String text) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> preamble = new ArrayList<>();
        List<String> block = preamble;
        for (String line : text.lines().toList()) {
            if (line.equals(HEAD)) {
                block = new ArrayList<>();
                blocks.add(block);
            } else if (line.startsWith("[")) {
                block = new ArrayList<>();
            } else {
                block.add(line);
            }
        }
        return new CargoLock(
                String.join("\n", preamble).stripTrailing(),
                blocks.stream().flatMap(b -> CargoPackage.of(b).stream()).toList());
    }

    /** The package that another means: by its name, and its version where there are several of that name. */
    Optional<CargoPackage> find(String reference) {
        String[] words = reference.split(" ");
        return packages.stream()
                .filter(p -> p.name().equals(words[0])
                        && (words.length < 2 || p.version().equals(words[1])))
                .findFirst();
    }

    /** The text, packages by name and version, and versions told only where there are several of a name. */
    String text() {
        Map<String, Long> versions = packages.stream()
                .collect(Collectors.groupingBy(CargoPackage::name, TreeMap::new, Collectors.counting()));
        StringBuilder text = new StringBuilder(preamble).append('\n');
        packages.stream()
                .sorted(Comparator.comparing(CargoPackage::name).thenComparing(p -> Version.parse(p.version())))
                .forEach(p -> {
                    text.append('\n').append(HEAD).append('\n');
                    p.lines().forEach(line -> text.append(line).append('\n'));
                    List<String> needs = p.needs().stream()
                            .map(n -> versions.getOrDefault(n.name(), 0L) > 1 ? n.name() + " " + n.version() : n.name())
                            .sorted()
                            .toList();
                    if (!needs.isEmpty()) {
                        text.append("dependencies = [\n");
                        needs.forEach(n -> text.append(" \"").append(n).append("\",\n"));
                        text.append("]\n");
                    }
                });
        return text.toString();
    }
}

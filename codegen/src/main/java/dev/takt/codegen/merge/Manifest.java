package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a {@code Cargo.toml} says of packages: the name of its own, empty if it has none; the packages of the crates that it asks for, whatever they are called in it; those that are its own, and how many members its workspace has. */
record Manifest(String name, Set<String> crates, Set<String> own, int members) {
    private static final Set<String> TABLES = Set.of("dependencies", "dev-dependencies", "build-dependencies");

    static Manifest of(String text) throws Unmergeable {
        TomlDocument document = TomlDocument.of(text);
        String name = "";
        Set<String> crates = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        int members = 0;
        for (TomlDocument.Entry entry : document.entries()) {
            List<String> path = entry.path();
            if (path.equals(List.of("package", "name"))) {
                name = text(entry.value());
                own.add(name);
            } else if (path.equals(List.of("workspace", "members")) && entry.value() instanceof TomlValue.Array array) {
                members = array.elements().size();
            }
            int table = path.getFirst().equals("target") ? 2 : 0;
            if (path.size() > table + 1 && TABLES.contains(path.get(table))) {
                String crate = crate(document, path.subList(0, table + 2), entry.value());
                crates.add(crate);
                if (entry.value() instanceof TomlValue.Inline inline
                        && inline.get(List.of("path")).isPresent()) {
                    own.add(crate);
                }
            }
        }
        return new Manifest(name, crates, own, members);
    }

    /** A crate may bear another name here than its package has. */
    private static String crate(TomlDocument document, List<String> key, TomlValue value) {
        List<String> renamed = new ArrayList<>(key);
        renamed.add("package");
        if (value instanceof TomlValue.Inline inline
                && inline.get(List.of("package")).isPresent()) {
            return text(inline.get(List.of("package")).get());
        }
        return document.entry(renamed).map(e -> text(e.value())).orElse(key.getLast());
    }

    /** What a string says; its meaning begins with a quote. */
    private static String text(TomlValue value) {
        return value instanceof TomlValue.Scalar scalar && scalar.meaning().startsWith("\"")
                ? scalar.meaning().substring(1)
                : "";
    }
}

package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package of a {@code Cargo.lock}: its lines but for what it needs; {@code references} as they stand there, {@code needs} what they mean, once that is known.
 */
record CargoPackage(Id id, List<String> lines, List<String> references, List<Id> needs) {
    /** A package by its name and version. */
    record Id(String name, String version) {
        /** True if cargo takes one version for both: equal up to the first number that is not 0. */
        boolean isCompatible(Id other) {
            return name.equals(other.name) && compatible(version).equals(compatible(other.version));
        }

        private static String compatible(String version) {
            Matcher matcher = COMPATIBLE.matcher(version);
            return matcher.find() ? matcher.group() : version;
        }
    }

    private static final Pattern COMPATIBLE = Pattern.compile("^(0\\.0\\.\\d+|0\\.[1-9]\\d*|[1-9]\\d*)(?=[.+-]|$)");
    private static final Pattern FIELD = Pattern.compile("(name|version) = \"([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile(" \"([^\"]*)\",");

    CargoPackage {
        lines = List.copyOf(lines);
        references = List.copyOf(references);
        needs = List.copyOf(needs);
    }

    /** Reads the lines below its head; empty if they name no package. */
    static Optional<CargoPackage> of(List<String> block) {
        List<String> lines = new ArrayList<>();
        List<String> references = new ArrayList<>();
        String name = "";
        String version = "";
        for (String line : block) {
            Matcher reference = REFERENCE.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (reference.matches()) {
                references.add(reference.group(1));
            } else if (!line.isBlank() && !line.equals("dependencies = [") && !line.equals("]")) {
                lines.add(line);
            }
            if (field.matches() && field.group(1).equals("name")) {
                name = field.group(2);
            } else if (field.matches()) {
                version = field.group(2);
            }
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new CargoPackage(new Id(name, version), lines, references, List.of()));
    }

    String name() {
        return id.name();
    }

    String version() {
        return id.version();
    }

    /** True for a package of the project itself or of a folder beside it. */
    boolean isLocal() {
        return lines.stream().noneMatch(l -> l.startsWith("source = "));
    }

    CargoPackage withNeeds(List<Id> all) {
        return new CargoPackage(id, lines, references, all);
    }
}

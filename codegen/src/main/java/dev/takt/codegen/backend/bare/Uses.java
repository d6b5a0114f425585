package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustImports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The imports of a file, collected in any order and printed in rustfmt's: those of the crate first, a list behind the single names of its path. */
final class Uses {
    private static final String WHOLE = "";

    private final Map<String, List<String>> names = new LinkedHashMap<>();

    Uses add(String path, String... of) {
        return add(path, List.of(of));
    }

    /** The path itself, such as {@code panic_halt as _}. */
    Uses whole(String path) {
        return add(path, List.of(WHOLE));
    }

    Uses add(String path, Collection<String> of) {
        if (!of.isEmpty()) {
            names.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(of);
        }
        return this;
    }

    /** Prints them and an empty line, nothing if there are none. */
    void print(CodeWriter out) {
        if (names.isEmpty()) {
            return;
        }
        List<String> uses = new ArrayList<>();
        names.forEach((path, of) -> uses.add(use(path, of)));
        uses.stream()
                .sorted(Comparator.comparing((String l) -> !l.startsWith("use crate::"))
                        .thenComparing(l -> l.replace("{", "~")))
                .forEach(out::line);
        out.blank();
    }

    private static String use(String path, List<String> of) {
        if (of.contains(WHOLE)) {
            return "use " + path + ";";
        }
        List<String> sorted = RustImports.sorted(of);
        String inside = sorted.size() == 1 ? sorted.getFirst() : "{" + String.join(", ", sorted) + "}";
        return "use " + path + "::" + inside + ";";
    }
}

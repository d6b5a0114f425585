package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustImports;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The import lines at the head of a file, one a module, sorted as rustfmt leaves them. */
final class Imports {
    private static final String FIELD = ": ";

    private final TreeMap<String, TreeSet<String>> modules = new TreeMap<>();
    private final TreeSet<String> crates = new TreeSet<>();
    private final CodeWriter body;

    /** {@code body} is what the file says below its imports. */
    Imports(CodeWriter body) {
        this.body = body;
    }

    /** Imports a path such as {@code embassy_time::Timer}, {@code a::Mutex as AsyncMutex} or {@code esp_backtrace as _}. */
    Imports add(String path) {
        int end = path.lastIndexOf("::");
        if (end < 0) {
            crates.add(path);
            return this;
        }
        modules.computeIfAbsent(path.substring(0, end), _ -> new TreeSet<>()).add(path.substring(end + 2));
        return this;
    }

    /** Imports a path if the file says this; a type behind a colon also where it is what another type holds. */
    Imports when(String mention, String path) {
        boolean held = mention.startsWith(FIELD) && body.mentions("<" + mention.substring(FIELD.length()));
        return held || body.mentions(mention) ? add(path) : this;
    }

    /** Leaves out a crate. */
    void without(String crate) {
        crates.remove(crate);
    }

    void print(CodeWriter head) {
        List<String> paths = new ArrayList<>(crates);
        modules.forEach((module, names) -> {
            String line = RustImports.of(module, names);
            paths.add(line.substring("use ".length(), line.length() - 1));
        });
        RustImports.sorted(paths).forEach(path -> head.line("use " + path + ";"));
    }
}

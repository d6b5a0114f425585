package dev.takt.codegen.file;

import java.util.List;

/** A file of a firmware project: path relative to its root with {@code /}, text, who owns it, and which lines come from which item. */
public record GeneratedFile(String path, String text, Owner owner, List<Span> spans) {
    public GeneratedFile {
        spans = List.copyOf(spans);
    }
}

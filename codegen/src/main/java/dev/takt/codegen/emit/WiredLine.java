package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import java.util.List;

/** A serial line with the statements that set it; {@code set} and {@code left} say what they do and do not. */
record WiredLine(Peripheral peripheral, List<String> statements, List<String> set, List<String> left) {
    WiredLine {
        statements = List.copyOf(statements);
        set = List.copyOf(set);
        left = List.copyOf(left);
    }

    /** A line of which nothing is set. */
    static WiredLine left(Peripheral peripheral, String what) {
        return new WiredLine(peripheral, List.of(), List.of(), List.of(what));
    }

    void print(CodeWriter out) {
        out.item(peripheral.id(), () -> {
            out.line(
                    "// " + RustText.comment(peripheral.name()) + (set.isEmpty() ? "" : ": " + String.join(", ", set)));
            statements.forEach(out::line);
        });
    }
}

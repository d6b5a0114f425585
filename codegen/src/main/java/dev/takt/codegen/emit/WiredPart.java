package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import java.util.List;

/** What becomes of a peripheral of a design before {@code setup}: what generated code sets, and what it leaves. Both are parts of a sentence without anything that a user has typed. */
record WiredPart(Peripheral peripheral, List<String> set, List<String> left) {
    WiredPart {
        set = List.copyOf(set);
        left = List.copyOf(left);
    }
}

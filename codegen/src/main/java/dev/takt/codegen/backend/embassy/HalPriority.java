package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.projects.target.Chip;

/** Priorities as the names of Embassy's hardware layers: {@code P0} is the most urgent. */
final class HalPriority {
    private HalPriority() {}

    static void set(CodeWriter out, String irq, int priority, Chip chip) {
        out.line("interrupt::" + irq + ".set_priority(Priority::P"
                + (chip.interrupts().levels() - priority) + ");");
    }
}

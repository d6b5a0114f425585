package dev.takt.projects.memory;

import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;

/** A demand on a layout, whether it is met, and the figures that decide it. {@code severity} is that of not meeting it; {@code subject} the area it is about, empty for the whole. */
public record LayoutRule(MemoryConcern concern, Severity severity, boolean met, String subject, Message words) {
    MemoryFinding finding() {
        return new MemoryFinding(concern, severity, words, subject, 0);
    }
}

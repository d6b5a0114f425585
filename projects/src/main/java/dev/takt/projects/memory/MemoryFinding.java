package dev.takt.projects.memory;

import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;

/** Something wrong or odd in a memory plan. {@code subject} is the partition or region, empty for the whole plan; {@code line} is where a file says it, 0 if none does. */
public record MemoryFinding(MemoryConcern concern, Severity severity, Message message, String subject, int line) {

    static MemoryFinding error(MemoryConcern concern, String subject, int line, String key, Object... arguments) {
        return new MemoryFinding(concern, Severity.ERROR, Texts.text(key, arguments), subject, line);
    }

    static MemoryFinding warning(MemoryConcern concern, String subject, int line, String key, Object... arguments) {
        return new MemoryFinding(concern, Severity.WARNING, Texts.text(key, arguments), subject, line);
    }
}

package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** A flash plan with one border elsewhere: how it is laid out then, and what is found that was not before. */
public record FlashMove(long at, FlashPlan plan, Layout layout, List<MemoryFinding> come) {
    public FlashMove {
        come = List.copyOf(come);
    }

    /** True unless a rule is broken that held before. */
    public boolean holds() {
        return come.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }
}

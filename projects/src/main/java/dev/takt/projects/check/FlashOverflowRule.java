package dev.takt.projects.check;

import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** A flash plan larger than the flash. */
record FlashOverflowRule(String id, Severity severity) implements DesignRule {
    FlashOverflowRule() {
        this("flash-overflow", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        return FlashFixes.problems(this, context, MemoryConcern.FLASH_SIZE);
    }
}

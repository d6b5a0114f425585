package dev.takt.projects.check;

import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** A flash plan that its layout format or the chip does not allow. */
record FlashLayoutRule(String id, Severity severity) implements DesignRule {
    FlashLayoutRule() {
        this("flash-layout", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        return FlashFixes.problems(this, context, MemoryConcern.LAYOUT);
    }
}

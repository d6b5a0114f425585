package dev.takt.projects.check;

import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** Update slots that do not fit together. */
record OtaLayoutRule(String id, Severity severity) implements DesignRule {
    OtaLayoutRule() {
        this("ota-layout", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        return FlashFixes.problems(this, context, MemoryConcern.OTA);
    }
}

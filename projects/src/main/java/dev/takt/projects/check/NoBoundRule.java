package dev.takt.projects.check;

import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A deadline for which no theorem gives a bound. */
record NoBoundRule(String id, Severity severity) implements DesignRule {
    NoBoundRule() {
        this("no-bound", Severity.INFO);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.analysis().isEmpty()) {
            return List.of();
        }
        for (ContextAnalysis result : context.analysis().get().contexts()) {
            if (result.deadlineNs().isPresent() && result.bound() instanceof Bound.NotApplicable(Message reason)) {
                String name = Names.of(result.item(), context.project());
                report.add(severity(), result.item(), "deadline", Texts.text("rule.no-bound.found", name, reason));
            }
        }
        return report.problems();
    }
}

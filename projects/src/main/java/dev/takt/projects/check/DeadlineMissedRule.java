package dev.takt.projects.check;

import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** A response time bound above the deadline. */
record DeadlineMissedRule(String id, Severity severity) implements DesignRule {
    DeadlineMissedRule() {
        this("deadline-missed", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.analysis().isEmpty()) {
            return List.of();
        }
        for (ContextAnalysis result : context.analysis().get().contexts()) {
            if (result.verdict() == Verdict.CAN_MISS) {
                report.add(severity(), result.item(), "deadline", message(result, context));
            }
        }
        return report.problems();
    }

    private static Message message(ContextAnalysis result, CheckContext context) {
        String name = Names.of(result.item(), context.project());
        long deadline = result.deadlineNs().orElse(0);
        return switch (result.bound()) {
            case Bound.Known known ->
                Texts.text(
                        "rule.deadline-missed.found",
                        name,
                        DurationText.format(known.ns()),
                        DurationText.format(deadline),
                        DurationText.format(known.ns() - deadline));
            case Bound.Unbounded unbounded ->
                Texts.text("rule.deadline-missed.unbounded", name, DurationText.format(deadline), unbounded.reason());
            case Bound.NotApplicable none -> none.reason();
        };
    }
}

package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A chip the catalogue does not have. */
record UnknownTargetRule(String id, Severity severity) implements DesignRule {
    UnknownTargetRule() {
        this("unknown-target", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty()) {
            List<String> ids =
                    context.catalogue().chips().stream().map(Chip::id).sorted().toList();
            report.add(
                    "target",
                    Texts.text("rule.unknown-target.found", context.project().target(), Names.listed(ids)));
        }
        return report.problems();
    }
}

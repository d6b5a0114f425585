package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A runtime the catalogue does not have. */
record UnknownRuntimeRule(String id, Severity severity) implements DesignRule {
    UnknownRuntimeRule() {
        this("unknown-runtime", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isEmpty()) {
            List<String> ids = context.catalogue().runtimes().stream()
                    .map(RuntimeProfile::id)
                    .sorted()
                    .toList();
            report.add(
                    "runtime",
                    Texts.text("rule.unknown-runtime.found", context.project().runtime(), Names.listed(ids)));
        }
        return report.problems();
    }
}

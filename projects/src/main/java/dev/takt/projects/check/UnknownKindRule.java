package dev.takt.projects.check;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** An item or step of a kind this version does not know: it is kept, but takes no part in anything. */
record UnknownKindRule(String id, Severity severity) implements DesignRule {
    UnknownKindRule() {
        this("unknown-kind", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Item item : context.project().items()) {
            if (item instanceof Unknown unknown) {
                report.add(item, "kind", Texts.text("rule.unknown-kind.item", Names.of(item), unknown.kind()));
            } else if (item instanceof Executable executable) {
                Walk.of(executable, Step.UnknownStep.class)
                        .map(s -> Texts.text("rule.unknown-kind.step", Names.of(item), s.tag()))
                        .forEach(m -> report.add(item, "body", m));
            }
        }
        return report.problems();
    }
}

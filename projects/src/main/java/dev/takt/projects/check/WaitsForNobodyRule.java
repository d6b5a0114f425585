package dev.takt.projects.check;

import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A wait without timeout on a channel that nobody writes. */
record WaitsForNobodyRule(String id, Severity severity) implements DesignRule {
    WaitsForNobodyRule() {
        this("waits-for-nobody", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Executable item : context.project().all(Executable.class)) {
            Walk.all(item.body()).stream()
                    .flatMap(s -> forEver(s).stream())
                    .distinct()
                    .filter(c -> context.project().item(c, Channel.class).isPresent())
                    .filter(c -> !UnreachableTaskRule.sent(c, context.project()))
                    .map(c -> Texts.text("rule.waits-for-nobody.found", Names.of(item), Names.of(c, context.project())))
                    .forEach(m -> report.add(item, "body", m));
        }
        return report.problems();
    }

    private static Optional<ItemId> forEver(Step step) {
        boolean waits =
                step instanceof Step.Receive receive && receive.timeoutNs().isEmpty()
                        || step instanceof Step.Wait wait && wait.timeoutNs().isEmpty();
        return waits ? step.about() : Optional.empty();
    }
}

package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Executable;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;
import java.util.Optional;

/** A delay after the work: the period grows with the execution time, so releases drift. */
record AfterDriftRule(String id, Severity severity) implements DesignRule {
    AfterDriftRule() {
        this("after-drift", Severity.INFO);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Executable item : context.project().all(Executable.class)) {
            if (item.activation() instanceof Activation.After(long delayNs, long offsetNs)) {
                report.add(
                        item,
                        "activation",
                        Texts.text("rule.after-drift.found", Names.of(item), DurationText.format(delayNs)),
                        new ChangeItem(
                                Texts.text("fix.make-periodic", Names.of(item), DurationText.format(delayNs)),
                                item.id(),
                                Optional.empty(),
                                i -> i instanceof Executable e
                                        ? e.withActivation(new Activation.Periodic(delayNs, offsetNs, 0))
                                        : i));
            }
        }
        return report.problems();
    }
}

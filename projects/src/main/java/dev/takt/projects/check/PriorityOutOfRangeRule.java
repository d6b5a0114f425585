package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.model.Executable;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A priority that the runtime or the interrupt controller does not have. */
record PriorityOutOfRangeRule(String id, Severity severity) implements DesignRule {
    PriorityOutOfRangeRule() {
        this("priority-out-of-range", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.chip().isEmpty() || context.runtime().isEmpty()) {
            return List.of();
        }
        RuntimeProfile runtime = context.runtime().get();
        for (Executable item : context.project().all(Executable.class)) {
            PriorityRange range = PriorityRange.of(item, runtime, context.chip().get());
            if (!range.has(item.priority())) {
                int nearest = range.nearest(item.priority());
                report.add(
                        item,
                        "priority",
                        Texts.text(
                                range.count() == 1
                                        ? "rule.priority-out-of-range.none"
                                        : "rule.priority-out-of-range.found",
                                Names.of(item),
                                item.priority(),
                                range.lowest(),
                                range.highest(),
                                runtime.name()),
                        new ChangeItem(
                                Texts.text("fix.set-priority", Names.of(item), nearest),
                                item.id(),
                                Optional.empty(),
                                i -> i instanceof Executable e ? e.withPriority(nearest) : i));
            }
        }
        return report.problems();
    }
}

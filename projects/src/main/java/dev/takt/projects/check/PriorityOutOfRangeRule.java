package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
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
        int levels = context.chip().get().interrupts().levels();
        RuntimeProfile runtime = context.runtime().get();
        for (Executable item : context.project().all(Executable.class)) {
            int lowest = item instanceof Interrupt ? 1 : 0;
            int highest = item instanceof Interrupt || runtime.kernel().tasksAreInterrupts()
                    ? levels
                    : runtime.threadPriorities() - 1;
            if (item.priority() < lowest || item.priority() > highest) {
                int nearest = Math.clamp(item.priority(), lowest, Math.max(lowest, highest));
                report.add(
                        item,
                        "priority",
                        Texts.text(
                                highest == lowest
                                        ? "rule.priority-out-of-range.none"
                                        : "rule.priority-out-of-range.found",
                                Names.of(item),
                                item.priority(),
                                lowest,
                                highest,
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

package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** Allowed cores of a task in a design whose tasks do not share cores: each has one of its own, and nothing reads the set. */
record AffinityUnusedRule(String id, Severity severity) implements DesignRule {
    AffinityUnusedRule() {
        this("affinity-unused", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        boolean offered =
                context.runtime().filter(r -> r.kernel().leavesScheduling()).isPresent();
        if (context.runtime().isEmpty()
                || offered && context.project().settings().sharing() == Sharing.GLOBAL) {
            return List.of();
        }
        for (Task task : context.project().all(Task.class)) {
            if (!task.affinity().isEmpty()) {
                report.add(
                        task,
                        "affinity",
                        offered
                                ? Texts.text("rule.affinity-unused.partitioned", Names.of(task), task.core())
                                : Texts.text(
                                        "rule.affinity-unused.runtime",
                                        Names.of(task),
                                        context.runtime().get().name(),
                                        task.core()),
                        withoutSet(task));
            }
        }
        return report.problems();
    }

    /** A set of one core says where the task runs, so that core becomes its own. */
    private static ChangeItem withoutSet(Task task) {
        int core = task.affinity().size() == 1 ? task.affinity().getFirst() : task.core();
        return new ChangeItem(
                Texts.text("fix.no-affinity", Names.of(task), core),
                task.id(),
                Optional.empty(),
                i -> i instanceof Task t ? t.withAffinity(List.of()).withCore(core) : i);
    }
}

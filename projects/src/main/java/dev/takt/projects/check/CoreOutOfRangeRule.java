package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A core the chip does not have, or a set of allowed ones with such a core. */
record CoreOutOfRangeRule(String id, Severity severity) implements DesignRule {
    CoreOutOfRangeRule() {
        this("core-out-of-range", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        int cores = context.chip().map(c -> c.cores().size()).orElse(Integer.MAX_VALUE);
        for (Executable item : context.project().all(Executable.class)) {
            if (item.core() < 0 || item.core() >= cores) {
                report.add(
                        item,
                        "core",
                        Texts.text("rule.core-out-of-range.found", Names.of(item), item.core(), cores - 1),
                        new ChangeItem(
                                Texts.text("fix.move-to-core", Names.of(item), 0),
                                item.id(),
                                Optional.empty(),
                                i -> i instanceof Executable e ? e.withCore(0) : i));
            }
        }
        for (Task task : context.project().all(Task.class)) {
            affinity(task, cores, report);
        }
        return report.problems();
    }

    private static void affinity(Task task, int cores, Report report) {
        List<Integer> there =
                task.affinity().stream().filter(c -> c >= 0 && c < cores).toList();
        if (there.size() == task.affinity().size()) {
            return;
        }
        List<Integer> missing =
                task.affinity().stream().filter(c -> !there.contains(c)).toList();
        String listed = Names.listed(missing.stream().map(String::valueOf).toList());
        report.add(
                task,
                "affinity",
                Texts.text(
                        there.isEmpty() ? "rule.core-out-of-range.allowed-none" : "rule.core-out-of-range.allowed",
                        Names.of(task),
                        listed,
                        cores - 1),
                new ChangeItem(
                        there.isEmpty()
                                ? Texts.text("fix.any-core", Names.of(task))
                                : Texts.text("fix.drop-cores", Names.of(task), listed),
                        task.id(),
                        Optional.empty(),
                        i -> i instanceof Task t ? t.withAffinity(there) : i));
    }
}

package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An order of tasks, a kind of preemption or a preemption threshold that the runtime does not let the design choose. */
record SchedulingNotOfferedRule(String id, Severity severity) implements DesignRule {
    SchedulingNotOfferedRule() {
        this("scheduling-not-offered", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Optional<RuntimeProfile> runtime = context.runtime();
        if (runtime.isEmpty()) {
            return List.of();
        }
        Settings settings = context.project().settings();
        String name = runtime.get().name();
        if (settings.metaIrqs() > runtime.get().kernel().cooperative()) {
            report.add("meta-irqs", Texts.text("rule.scheduling-not-offered.meta-irqs", name));
        }
        if (runtime.get().kernel().leavesScheduling()) {
            return report.problems();
        }
        if (settings.scheduling() != Scheduling.FIXED && !runtime.get().kernel().deadlines()) {
            report.add("scheduling", Texts.text("rule.scheduling-not-offered.edf", name));
        }
        if (settings.preemption() != Preemption.FULL) {
            report.add("preemption", Texts.text("rule.scheduling-not-offered.preemption", name));
        }
        if (settings.sharing() != Sharing.PARTITIONED) {
            report.add("sharing", Texts.text("rule.scheduling-not-offered.sharing", name));
        }
        for (Task task : context.project().all(Task.class)) {
            if (task.threshold().isPresent()) {
                report.add(
                        task,
                        "threshold",
                        Texts.text("rule.scheduling-not-offered.threshold", Names.of(task), name),
                        new ChangeItem(
                                Texts.text("fix.no-threshold", Names.of(task)),
                                task.id(),
                                Optional.empty(),
                                i -> i instanceof Task t ? t.withThreshold(OptionalInt.empty()) : i));
            }
        }
        return report.problems();
    }
}

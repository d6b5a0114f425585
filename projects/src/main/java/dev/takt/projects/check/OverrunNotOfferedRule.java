package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An overrun policy, or a limit of how many jobs wait, that the runtime does not offer. */
record OverrunNotOfferedRule(String id, Severity severity) implements DesignRule {
    OverrunNotOfferedRule() {
        this("overrun-not-offered", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isEmpty()) {
            return List.of();
        }
        RuntimeProfile runtime = context.runtime().get();
        for (Task task : context.project().all(Task.class)) {
            if (task.overrun() != Overrun.RUNTIME && !runtime.overruns().contains(task.overrun())) {
                report.add(
                        task,
                        "overrun",
                        Texts.text(
                                "rule.overrun-not-offered.found",
                                Names.of(task),
                                task.overrun().tag(),
                                runtime.name(),
                                Names.listed(runtime.overruns().stream()
                                        .map(Overrun::tag)
                                        .toList())),
                        new ChangeItem(
                                Texts.text("fix.runtime-overrun", Names.of(task)),
                                task.id(),
                                Optional.empty(),
                                i -> i instanceof Task t ? t.withOverrun(Overrun.RUNTIME) : i));
            }
        }
        if (!runtime.kernel().leavesScheduling()) {
            context.project().all(Task.class).stream()
                    .filter(t -> t.mostWaiting().isPresent())
                    .forEach(t -> limit(t, runtime, report));
        }
        return report.problems();
    }

    private static void limit(Task task, RuntimeProfile runtime, Report report) {
        report.add(
                task,
                "most-waiting",
                Texts.text("rule.overrun-not-offered.limit", Names.of(task), runtime.name()),
                new ChangeItem(
                        Texts.text("fix.no-most-waiting", Names.of(task)),
                        task.id(),
                        Optional.empty(),
                        i -> i instanceof Task t ? t.withMostWaiting(OptionalInt.empty()) : i));
    }
}

package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A spawn of a task that something else releases. */
record SpawnIgnoredRule(String id, Severity severity) implements DesignRule {
    SpawnIgnoredRule() {
        this("spawn-ignored", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Executable item : context.project().all(Executable.class)) {
            List<ItemId> spawned = Walk.of(item, Step.Spawn.class)
                    .map(Step.Spawn::task)
                    .distinct()
                    .toList();
            for (ItemId id : spawned) {
                context.project()
                        .item(id, Task.class)
                        .filter(t -> !(t.activation() instanceof Activation.Spawned))
                        .ifPresent(t -> found(item, t, report));
            }
        }
        return report.problems();
    }

    private static void found(Executable item, Task task, Report report) {
        report.add(
                item,
                "body",
                Texts.text("rule.spawn-ignored.found", Names.of(item), Names.of(task)),
                new ChangeItem(
                        Texts.text("fix.make-spawned", Names.of(task)),
                        task.id(),
                        Optional.empty(),
                        i -> i instanceof Task t ? t.withActivation(new Activation.Spawned()) : i));
    }
}

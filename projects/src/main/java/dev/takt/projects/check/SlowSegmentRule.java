package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.Optional;

/** A task that keeps its executor longer than another there, or in one below, has time. */
record SlowSegmentRule(String id, Severity severity) implements MachineRule {
    SlowSegmentRule() {
        this("slow-segment", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Context slow : machine.contexts()) {
            if (isCooperative(slow, machine)) {
                tightest(slow, machine).ifPresent(tight -> report(slow, tight, machine, context, report));
            }
        }
    }

    private static boolean isCooperative(Context c, Machine machine) {
        Policy policy = machine.levelOf(c).policy();
        boolean polled = policy instanceof Policy.Batches || policy instanceof Policy.DeadlinePolls;
        return c.kind() == ContextKind.TASK && (polled || policy instanceof Policy.Loop);
    }

    /** Of those that cannot be in time behind the longest stretch of the slow one, the one that has the least time. */
    private static Optional<Context> tightest(Context slow, Machine machine) {
        long stretch = Bodies.longestSegmentNs(machine, slow);
        return machine.contexts().stream()
                .filter(c -> c != slow && c.core() == slow.core() && c.level() <= slow.level())
                .filter(c -> c.kind() == ContextKind.TASK && c.deadlineNs().isPresent())
                .filter(c -> stretch > c.deadlineNs().getAsLong() - Bodies.worstNs(c.body(), machine, c))
                .min((a, b) -> Long.compare(
                        a.deadlineNs().orElseThrow(), b.deadlineNs().orElseThrow()));
    }

    private void report(Context slow, Context tight, Machine machine, CheckContext context, Report report) {
        report.add(
                severity(),
                slow.item(),
                "body",
                Texts.text(
                        slow.level() == tight.level() ? "rule.slow-segment.beside" : "rule.slow-segment.above",
                        slow.name(),
                        DurationText.format(Bodies.longestSegmentNs(machine, slow)),
                        tight.name(),
                        DurationText.format(tight.deadlineNs().orElseThrow())),
                fix(slow, tight, context));
    }

    /** Below the tight one, where there is a level below. */
    private static Edit[] fix(Context slow, Context tight, CheckContext context) {
        int priority = context.project()
                .item(tight.item(), Task.class)
                .map(Task::priority)
                .orElse(0);
        return priority == 0 || context.machine().orElseThrow().levelOf(slow).policy() instanceof Policy.Loop
                ? new Edit[0]
                : new Edit[] {
                    new ChangeItem(
                            Texts.text("fix.set-priority", slow.name(), priority - 1),
                            slow.item(),
                            Optional.empty(),
                            i -> i instanceof Task task ? task.withPriority(priority - 1) : i)
                };
    }
}

package dev.takt.projects.check;

import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.Optional;

/**
 * A thread among others of its priority that deadlines order, and which has none to set before it waits: the kernel goes by the one of its last job, or by the 0 that a thread begins with (Zephyr,
 * kernel/deadline.c, kernel/include/priority_q.h: z_sched_prio_cmp). An executor of Embassy polls such a task last.
 */
record DeadlineUnsetRule(String id, Severity severity) implements MachineRule {
    DeadlineUnsetRule() {
        this("deadline-unset", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Context c : machine.contexts()) {
            if (needsOne(c, machine)) {
                mate(c, machine)
                        .ifPresent(other -> report.add(
                                severity(),
                                c.item(),
                                "activation",
                                Texts.text(
                                        "rule.deadline-unset.found",
                                        Names.of(c),
                                        Names.of(other),
                                        machine.runtime().name())));
            }
        }
    }

    private static boolean needsOne(Context c, Machine machine) {
        return c.kind() == ContextKind.TASK
                && machine.levelOf(c).policy() instanceof Policy.EarliestDeadline(Among among, long _)
                && among != Among.CORE
                && machine.dueNs(c).isEmpty();
    }

    private static Optional<Context> mate(Context c, Machine machine) {
        return machine.contexts().stream()
                .filter(o -> o != c && o.kind() == ContextKind.TASK)
                .filter(o -> o.core() == c.core() && o.level() == c.level())
                .findFirst();
    }
}

package dev.takt.projects.check;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;

/** More priorities of software tasks than free interrupt vectors to dispatch them. */
record DispatchersRule(String id, Severity severity) implements MachineRule {
    DispatchersRule() {
        this("dispatchers", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        if (!machine.runtime().kernel().tasksAreInterrupts()) {
            return;
        }
        for (Context c : machine.contexts()) {
            Level level = machine.levelOf(c);
            boolean task = c.kind() == ContextKind.TASK && level.band() == Band.INTERRUPT;
            if (task && level.dispatcher().isEmpty()) {
                report.add(
                        severity(),
                        c.item(),
                        "priority",
                        Texts.text(
                                "rule.dispatchers.found",
                                Names.of(c),
                                level.priority(),
                                machine.chip().name()));
            }
        }
    }
}

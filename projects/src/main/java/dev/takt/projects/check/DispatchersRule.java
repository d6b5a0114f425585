package dev.takt.projects.check;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** More priorities of software tasks than free interrupt vectors to dispatch them. */
record DispatchersRule() implements DesignRule {
    @Override
    public String id() {
        return "dispatchers";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isEmpty()) {
            return List.of();
        }
        Machine machine = context.machine().get();
        if (!machine.runtime().kernel().tasksAreInterrupts()) {
            return List.of();
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
        return report.problems();
    }
}

package dev.takt.projects.check;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Unguarded;
import dev.takt.projects.text.Texts;
import java.util.List;

/** An async mutex of Embassy that two contexts can wait for at once: it has room for one waiter, and two wake each other in a loop. */
record EmbassyMutexTwoWaitersRule() implements DesignRule {
    @Override
    public String id() {
        return "embassy-mutex-two-waiters";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isEmpty()
                || context.machine().get().runtime().kernel().unguarded() != Unguarded.ASYNC_ONE_WAITER) {
            return List.of();
        }
        Machine machine = context.machine().get();
        for (SharedResource shared : machine.resources()) {
            if (shared.protocol() == Protocol.NONE && shared.users().size() > 2) {
                List<String> users = shared.users().stream()
                        .map(i -> Names.of(machine.contexts().get(i)))
                        .toList();
                report.add(
                        severity(),
                        shared.item(),
                        "protocol",
                        Texts.text(
                                "rule.embassy-mutex-two-waiters.found",
                                Names.of(shared.item(), machine.project()),
                                Names.listed(users)),
                        machine.project().item(shared.item(), Resource.class).stream()
                                .map(r -> Protocols.use(r, Protocol.NON_PREEMPTIVE))
                                .toArray(Edit[]::new));
            }
        }
        return report.problems();
    }
}

package dev.takt.projects.check;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Unguarded;
import dev.takt.projects.text.Texts;
import java.util.List;

/** An async mutex of Embassy that two contexts can wait for at once: it has room for one waiter, and two wake each other in a loop. */
record EmbassyMutexTwoWaitersRule(String id, Severity severity) implements MachineRule {
    EmbassyMutexTwoWaitersRule() {
        this("embassy-mutex-two-waiters", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        if (machine.runtime().kernel().unguarded() != Unguarded.ASYNC_ONE_WAITER) {
            return;
        }
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
    }
}

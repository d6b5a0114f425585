package dev.takt.projects.check;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A peripheral that several contexts use without a common lock, or a lock that does not reach across cores. */
record SharedWithoutGuardRule(String id, Severity severity) implements MachineRule {
    SharedWithoutGuardRule() {
        this("shared-without-guard", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Bus bus : machine.buses()) {
            List<Context> users =
                    machine.contexts().stream().filter(c -> uses(c, bus)).toList();
            if (users.size() > 1 && commonLocks(users, bus).isEmpty()) {
                report.add(
                        severity(),
                        bus.item(),
                        "",
                        Texts.text(
                                "rule.shared-without-guard.bus",
                                bus.label(),
                                Names.listed(users.stream().map(Names::of).toList())));
            }
        }
        for (SharedResource resource : machine.resources()) {
            boolean apart = resource.core() < 0 && resource.users().size() > 1;
            if (apart && isCeiling(resource.protocol()) && !reaches(resource, machine)) {
                report.add(
                        Severity.ERROR,
                        resource.item(),
                        "protocol",
                        Texts.text(
                                "rule.shared-without-guard." + (machine.sharesCores() ? "shared" : "cores"),
                                Names.of(resource.item(), machine.project()),
                                Protocols.label(resource.protocol())),
                        instead(resource, machine));
            }
        }
    }

    private static boolean isCeiling(Protocol protocol) {
        return protocol == Protocol.IMMEDIATE_CEILING || protocol == Protocol.CEILING;
    }

    /** A ceiling says which contexts of one scheduler wait: tasks of shared cores have one for all, handlers and other cores have others. Preemption levels under deadlines are those of one core. */
    private static boolean reaches(SharedResource resource, Machine machine) {
        List<Context> users =
                resource.users().stream().map(machine.contexts()::get).toList();
        boolean byDeadline =
                users.stream().anyMatch(c -> machine.levelOf(c).policy() instanceof Policy.EarliestDeadline);
        return machine.sharesCores()
                && users.stream().allMatch(c -> c.kind() == ContextKind.TASK)
                && !(byDeadline && resource.protocol() == Protocol.IMMEDIATE_CEILING);
    }

    /** What holds back all cores. */
    private static Edit[] instead(SharedResource resource, Machine machine) {
        return machine.project().item(resource.item(), Resource.class).stream()
                .flatMap(r -> Stream.of(Protocol.SPIN, Protocol.NON_PREEMPTIVE)
                        .filter(machine.runtime().protocols()::contains)
                        .map(p -> Protocols.use(r, p)))
                .toArray(Edit[]::new);
    }

    private static boolean uses(Context context, Bus bus) {
        return Walk.of(context.body(), Step.Transfer.class).anyMatch(bus::carries);
    }

    /** Locks that every user holds at every transfer. */
    private static Set<ItemId> commonLocks(List<Context> users, Bus bus) {
        Set<ItemId> common = new HashSet<>();
        users.getFirst().body().forEach(s -> Walk.of(List.of(s), Step.Lock.class)
                .forEach(l -> common.add(l.resource())));
        users.forEach(c -> retain(c.body(), bus, Set.of(), common));
        return common;
    }

    private static void retain(List<Step> body, Bus bus, Set<ItemId> held, Set<ItemId> common) {
        for (Step step : body) {
            if (step instanceof Step.Transfer t && bus.carries(t)) {
                common.retainAll(held);
            }
            Set<ItemId> inside = new HashSet<>(held);
            if (step instanceof Step.Lock lock) {
                inside.add(lock.resource());
            }
            step.inner().forEach(inner -> retain(inner, bus, inside, common));
        }
    }
}

package dev.takt.projects.check;

import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A peripheral that several contexts use without a common lock, or a lock that does not reach across cores. */
record SharedWithoutGuardRule() implements DesignRule {
    @Override
    public String id() {
        return "shared-without-guard";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isEmpty()) {
            return List.of();
        }
        Machine machine = context.machine().get();
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
                                Names.of(bus.item(), machine.project()),
                                Names.listed(users.stream().map(Names::of).toList())));
            }
        }
        for (SharedResource resource : machine.resources()) {
            if (local(resource.protocol())
                    && resource.core() < 0
                    && resource.users().size() > 1) {
                report.add(
                        Severity.ERROR,
                        resource.item(),
                        "protocol",
                        Texts.text(
                                "rule.shared-without-guard.cores",
                                Names.of(resource.item(), machine.project()),
                                Protocols.label(resource.protocol())));
            }
        }
        return report.problems();
    }

    /** A ceiling says which contexts of its own core wait; those of another core run on. */
    private static boolean local(Protocol protocol) {
        return protocol == Protocol.IMMEDIATE_CEILING || protocol == Protocol.CEILING;
    }

    private static boolean uses(Context context, Bus bus) {
        return Walk.of(context.body(), Step.Transfer.class)
                .anyMatch(t -> t.peripheral().equals(bus.item()));
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
            if (step instanceof Step.Transfer t && t.peripheral().equals(bus.item())) {
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

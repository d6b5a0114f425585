package dev.takt.projects.check;

import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** Locks taken in a circle, or one taken again by its holder: the contexts may wait for each other for ever. */
record LockOrderCycleRule(String id, Severity severity) implements MachineRule {
    LockOrderCycleRule() {
        this("lock-order-cycle", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        LockOrder order = LockOrder.of(machine);
        order.relocks()
                .forEach((resource, by) -> report.add(
                        severity(),
                        resource,
                        "reentrant",
                        Texts.text(
                                "rule.lock-order-cycle.again", Names.of(by), Names.of(resource, machine.project()))));
        for (List<ItemId> cycle : order.cycles()) {
            if (!excluded(cycle, machine)) {
                String path = Names.listed(cycle.stream()
                        .map(id -> Names.of(id, machine.project()))
                        .toList());
                report.add(severity(), cycle.getFirst(), "", Texts.text("rule.lock-order-cycle.found", path));
            }
        }
    }

    /** With immediate ceilings on one core nobody starts while a lock he could want is held. */
    private static boolean excluded(List<ItemId> cycle, Machine machine) {
        boolean immediate = cycle.stream().allMatch(id -> machine.resource(id)
                .filter(r -> lifting(r) && r.core() >= 0)
                .isPresent());
        return immediate
                || machine.resources().stream()
                        .filter(r -> r.users().size() > 1)
                        .allMatch(r -> isOfOneOriginalCeiling(r, machine));
    }

    /** The original protocol gives nobody a lock that could close a circle (Sha, Rajkumar and Lehoczky 1990), as long as nothing else lifts who holds one. */
    private static boolean isOfOneOriginalCeiling(SharedResource resource, Machine machine) {
        boolean tasks = resource.users().stream()
                .allMatch(u -> machine.contexts().get(u).kind() == ContextKind.TASK);
        return resource.protocol() == Protocol.CEILING && (resource.core() >= 0 || machine.sharesCores() && tasks);
    }

    private static boolean lifting(SharedResource resource) {
        return resource.protocol() == Protocol.IMMEDIATE_CEILING || resource.protocol() == Protocol.NON_PREEMPTIVE;
    }
}

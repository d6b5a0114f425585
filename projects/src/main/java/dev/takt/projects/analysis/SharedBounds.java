package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which theorems hold for tasks that share cores. Where any two of them are allowed the same cores or none in common, the cores fall into groups that nothing ties together: tasks of a group of one core are those of
 * that core, a larger group is shared by all that may run there. Sets that overlap otherwise leave no bound known.
 */
final class SharedBounds {
    private final Machine machine;
    private final Map<List<Integer>, List<Facts>> groups = new LinkedHashMap<>();
    private final Map<List<Integer>, GlobalBounds> bounds = new LinkedHashMap<>();
    private final Optional<Message> unknown;

    SharedBounds(Machine machine, List<Facts> facts, long granuleNs) {
        this.machine = machine;
        for (Facts f : facts) {
            if (f.isGlobal(machine)) {
                groups.computeIfAbsent(f.context().cores(), _ -> new ArrayList<>())
                        .add(f);
            }
        }
        groups.forEach((cores, tasks) -> bounds.put(cores, new GlobalBounds(tasks, cores.size(), granuleNs)));
        unknown = overlap().or(() -> groups.isEmpty() ? Optional.empty() : disturbed(facts));
    }

    /** The bound of a task, or why there is none; empty where the theorems of one core hold. */
    Optional<Bound> bound(Facts f, List<Rate> rates, List<Bound> known) {
        if (!f.isGlobal(machine)) {
            return Optional.empty();
        }
        List<Integer> cores = f.context().cores();
        Optional<Message> reason = unknown.or(() -> cores.size() == 1 ? Optional.empty() : unknownOfSeveral(cores));
        if (reason.isPresent()) {
            return reason.map(Bound.NotApplicable::new);
        }
        GlobalBounds group = bounds.get(cores);
        return cores.size() == 1 || group == null ? Optional.empty() : Optional.of(group.bound(f, rates, known));
    }

    /** Two tasks that have some cores in common, but not all. */
    private Optional<Message> overlap() {
        List<List<Facts>> all = List.copyOf(groups.values());
        for (List<Facts> one : all) {
            for (List<Facts> other : all) {
                Facts a = one.getFirst();
                Facts b = other.getFirst();
                if (one != other
                        && !Collections.disjoint(
                                a.context().cores(), b.context().cores())) {
                    return Optional.of(Texts.text(
                            "analysis.unknown.global-affinity",
                            a.context().name(),
                            b.context().name()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Message> disturbed(List<Facts> facts) {
        boolean costs =
                machine.tickNs() > 0 && machine.cores().getFirst().costs().of(Cost.TICK) > 0
                        || machine.cores().stream().anyMatch(c -> c.costs().of(Cost.CONTEXT_SWITCH) > 0);
        if (costs || facts.stream().anyMatch(Facts::isHandler)) {
            return Optional.of(Texts.text("analysis.unknown.global-handlers"));
        }
        return facts.stream()
                .filter(f ->
                        !f.sections().isEmpty() || f.pauseCount() > 0 || f.hasThreshold() && !machine.isNonPreemptive())
                .findFirst()
                .map(f -> Texts.text(
                        "analysis.unknown.global-dependent", f.context().name()));
    }

    private Optional<Message> unknownOfSeveral(List<Integer> cores) {
        if (machine.isNonPreemptive()) {
            return Optional.of(Texts.text("analysis.unknown.global-non-preemptive"));
        }
        return groups.getOrDefault(cores, List.of()).stream()
                .filter(f -> machine.project()
                        .item(f.context().item(), Task.class)
                        .filter(t -> t.blockingNs() > 0)
                        .isPresent())
                .findFirst()
                .map(f -> Texts.text(
                        "analysis.unknown.global-blocking", f.context().name()));
    }
}

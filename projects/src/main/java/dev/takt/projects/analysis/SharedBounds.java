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
import java.util.Set;
import java.util.TreeSet;

/**
 * Which theorems hold for tasks that share cores. Tasks that are allowed no core in common, not through others either, have nothing to do with each other, so the cores fall into parts. Where all tasks of a part are allowed
 * the same cores, those of a part of one core are tasks of that core, and a larger part is shared by all that may run there. Sets that overlap otherwise leave no bound known in their part.
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
        unknown = groups.isEmpty() ? Optional.empty() : disturbed(facts);
    }

    /** The bound of a task, or why there is none; empty where the theorems of one core hold. */
    Optional<Bound> bound(Facts f, List<Rate> rates, List<Bound> known) {
        if (!f.isGlobal(machine)) {
            return Optional.empty();
        }
        List<Integer> cores = f.context().cores();
        Optional<Message> reason = unknown.or(() -> overlap(cores))
                .or(() -> cores.size() == 1 ? Optional.empty() : unknownOfSeveral(cores));
        if (reason.isPresent()) {
            return reason.map(Bound.NotApplicable::new);
        }
        GlobalBounds group = bounds.get(cores);
        return cores.size() == 1 || group == null ? Optional.empty() : Optional.of(group.bound(f, rates, known));
    }

    /** Two tasks of the part of the cores that these belong to, that have some cores in common, but not all. */
    private Optional<Message> overlap(List<Integer> cores) {
        Set<Integer> part = new TreeSet<>(cores);
        while (groups.keySet().stream().anyMatch(g -> !Collections.disjoint(g, part) && part.addAll(g))) {
            // until no group reaches out of it
        }
        List<List<Integer>> sets =
                groups.keySet().stream().filter(part::containsAll).toList();
        for (List<Integer> one : sets) {
            for (List<Integer> other : sets) {
                if (!one.equals(other) && !Collections.disjoint(one, other)) {
                    return Optional.of(Texts.text("analysis.unknown.global-affinity", firstOf(one), firstOf(other)));
                }
            }
        }
        return Optional.empty();
    }

    private String firstOf(List<Integer> cores) {
        return groups.getOrDefault(cores, List.of()).getFirst().context().name();
    }

    private Optional<Message> disturbed(List<Facts> facts) {
        boolean costs =
                machine.tickNs() > 0 && machine.cores().getFirst().costs().of(Cost.TICK) > 0
                        || machine.cores().stream()
                                .anyMatch(c -> c.costs().of(Cost.CONTEXT_SWITCH) > 0
                                        || c.costs().of(Cost.WAKE) > 0
                                        || c.costs().of(Cost.REMOTE_INTERRUPT) > 0
                                        || c.costs().of(Cost.MIGRATION) > 0
                                        || c.costs().timerNs() > 0);
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

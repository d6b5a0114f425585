package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Locks that may never be given back: taken in a cycle by two contexts, one of which can be stopped between two of its locks, or taken again by their holder; and those held around one of these. Whoever takes one may wait for ever.
 */
final class LockCycles {
    private final Machine machine;
    /** Which contexts take which resource while they hold which. */
    private final Map<Integer, Map<Integer, Set<Integer>>> inside = new TreeMap<>();

    private final Map<Integer, Message> stuck = new HashMap<>();

    LockCycles(Machine machine, List<Facts> facts) {
        this.machine = machine;
        for (Facts f : facts) {
            for (Section section : f.sections()) {
                if (section.relocks()) {
                    stuck.putIfAbsent(
                            section.resource(), Texts.text("analysis.unknown.relocks", name(section.resource())));
                }
                for (int inner : section.inside().keySet()) {
                    if (section.resource() >= 0 && inner != section.resource()) {
                        inside.computeIfAbsent(section.resource(), _ -> new TreeMap<>())
                                .computeIfAbsent(inner, _ -> new TreeSet<>())
                                .add(f.index());
                    }
                }
            }
        }
        inside.keySet().forEach(r -> cycle(r).ifPresent(why -> stuck.putIfAbsent(r, why)));
        spread();
    }

    /** Why a lock may never be given back, if so. */
    Optional<Message> unknown(int resource) {
        return Optional.ofNullable(stuck.get(resource));
    }

    /** The same of a section and of all that is taken in it. */
    Optional<Message> unknown(Section section) {
        return stuck.isEmpty()
                ? Optional.empty()
                : unknown(section.resource()).or(() -> section.inside().keySet().stream()
                        .flatMap(r -> unknown(r).stream())
                        .findFirst());
    }

    /** Whoever waits for ever keeps what he holds. */
    private void spread() {
        boolean changed = !stuck.isEmpty();
        while (changed) {
            changed = false;
            for (Map.Entry<Integer, Map<Integer, Set<Integer>>> outer : inside.entrySet()) {
                for (int inner : outer.getValue().keySet()) {
                    Message why = stuck.get(inner);
                    changed |= why != null && stuck.putIfAbsent(outer.getKey(), why) == null;
                }
            }
        }
    }

    private Optional<Message> cycle(int resource) {
        Set<Integer> ahead = reached(resource);
        if (!ahead.contains(resource)) {
            return Optional.empty();
        }
        List<Integer> cycle = ahead.stream()
                .filter(r -> r == resource || reached(r).contains(resource))
                .sorted()
                .toList();
        if (isExcluded(cycle) || !byTwo(cycle)) {
            return Optional.empty();
        }
        return Optional.of(Texts.text(
                "analysis.unknown.lock-cycle",
                String.join(", ", cycle.stream().map(this::name).toList())));
    }

    private Set<Integer> reached(int from) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (int next : inside.getOrDefault(open.removeLast(), Map.of()).keySet()) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    /** A context alone takes its locks one after the other. */
    private boolean byTwo(List<Integer> cycle) {
        Set<Integer> contexts = new HashSet<>();
        for (int outer : cycle) {
            inside.getOrDefault(outer, Map.of()).forEach((inner, by) -> {
                if (cycle.contains(inner)) {
                    contexts.addAll(by);
                }
            });
        }
        return contexts.size() > 1;
    }

    /**
     * With immediate ceilings on one core nobody starts while a lock he could want is held (Baker 1991); under the original protocol, if that is all there is, nobody gets a lock that could close a cycle (Sha, Rajkumar and
     * Lehoczky 1990).
     */
    private boolean isExcluded(List<Integer> cycle) {
        boolean immediate = cycle.stream()
                .map(machine.resources()::get)
                .allMatch(r -> r.core() >= 0
                        && (r.protocol() == Protocol.IMMEDIATE_CEILING || r.protocol() == Protocol.NON_PREEMPTIVE));
        return immediate
                || machine.resources().stream()
                        .filter(r -> r.users().size() > 1)
                        .allMatch(r -> r.protocol() == Protocol.CEILING && r.core() >= 0);
    }

    private String name(int resource) {
        return machine.resources().get(resource).name();
    }
}

package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
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
import java.util.stream.Stream;

/**
 * Locks that may never be given back: taken in a cycle by two contexts, one of which can be stopped between two of its locks, or taken again by their holder; and those held around one of these. Whoever takes one may wait for ever.
 */
final class LockCycles {
    private final Machine machine;
    /** Which contexts take which resource while they hold which. */
    private final Map<Integer, Map<Integer, Set<Integer>>> inside = new TreeMap<>();

    /** Which resources somebody holds while he waits, so that others run meanwhile, or takes while who waits for him may have lifted him above their holders. */
    private final Set<Integer> outOfOrder = new HashSet<>();

    private final Map<Integer, Message> stuck = new HashMap<>();

    LockCycles(Machine machine, List<Facts> facts) {
        this.machine = machine;
        for (Facts f : facts) {
            for (Section section : f.sections()) {
                if (section.relocks()) {
                    stuck.putIfAbsent(
                            section.resource(), Texts.text("analysis.unknown.relocks", name(section.resource())));
                }
                if (section.resource() >= 0) {
                    waitsIn(section).forEach(inner -> inside.computeIfAbsent(section.resource(), _ -> new TreeMap<>())
                            .computeIfAbsent(inner, _ -> new TreeSet<>())
                            .add(f.index()));
                    if (section.suspends()
                            || Stream.concat(inner(section), outer(section)).anyMatch(r -> LockWaits.may(machine, r))) {
                        outOfOrder.add(section.resource());
                    }
                }
            }
        }
        inside.keySet().forEach(r -> cycle(r).ifPresent(why -> stuck.putIfAbsent(r, why)));
        spread();
    }

    private Stream<SharedResource> inner(Section section) {
        return section.inside().keySet().stream()
                .filter(r -> r != section.resource())
                .map(machine.resources()::get);
    }

    private Stream<SharedResource> outer(Section section) {
        return section.within().stream().filter(r -> r >= 0).map(machine.resources()::get);
    }

    /** For whose holders one may wait in a section: under original ceilings for that of any, whichever is asked for; one that holds such a lock itself for none that could wait for it in turn (lemma 7). */
    private Set<Integer> waitsIn(Section section) {
        Set<Integer> waits = new TreeSet<>();
        boolean original = isOfOriginalCeiling(machine.resources().get(section.resource()));
        inner(section).forEach(r -> {
            waits.add(r.index());
            if (!original && isOfOriginalCeiling(r)) {
                machine.resources().stream()
                        .filter(o -> isOfOriginalCeiling(o) && o.core() == r.core())
                        .forEach(o -> waits.add(o.index()));
            }
        });
        return waits;
    }

    private static boolean isOfOriginalCeiling(SharedResource resource) {
        return resource.protocol() == Protocol.CEILING;
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
     * With immediate ceilings on one core nobody starts while a lock he could want is held, unless its holder waits or is lifted (Baker 1991); under the original protocol, if that is all there is, nobody gets a lock that could close a cycle (Sha, Rajkumar and
     * Lehoczky 1990).
     */
    private boolean isExcluded(List<Integer> cycle) {
        boolean immediate = cycle.stream().noneMatch(outOfOrder::contains)
                && cycle.stream()
                        .map(machine.resources()::get)
                        .allMatch(r -> r.core() >= 0
                                && (r.protocol() == Protocol.IMMEDIATE_CEILING
                                        || r.protocol() == Protocol.NON_PREEMPTIVE));
        return immediate
                || machine.resources().stream()
                        .filter(r -> r.users().size() > 1)
                        .allMatch(r -> r.protocol() == Protocol.CEILING && r.core() >= 0);
    }

    private String name(int resource) {
        return machine.resources().get(resource).name();
    }
}

package dev.takt.projects.analysis;

import static dev.takt.projects.target.Inheritance.MOST_LIFTED;
import static dev.takt.projects.target.Inheritance.RECALCULATED_AT_UNLOCK;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Blocking under priority inheritance on one core. A resource matters to a context if somebody at least as urgent uses it, or waits for it while holding one that matters. */
final class Inheritance {
    private final Machine machine;
    private final List<Facts> facts;
    private final Spinning spinning;
    private final Sleepers sleepers;
    private final int[] ceilings;
    private final boolean nested;
    private final LockCycles cycles;
    /** How many mutexes a chain of waiters goes through at most. */
    private final int longest;
    /** Those that take inheriting locks at all. */
    private final List<Facts> takers;

    Inheritance(Machine machine, List<Facts> facts, Spinning spinning, Sleepers sleepers, LockCycles cycles) {
        this.sleepers = sleepers;
        this.cycles = cycles;
        this.spinning = spinning;
        this.machine = machine;
        this.facts = facts;
        this.takers = facts.stream()
                .filter(f -> f.sections().stream().anyMatch(s -> inherits(s.resource())))
                .toList();
        Map<Integer, Set<Integer>> inside = inside();
        this.ceilings = ceilings(inside);
        this.nested = inside.values().stream().anyMatch(s -> !s.isEmpty());
        boolean cyclic = inside.keySet().stream().anyMatch(r -> reaches(r, r, inside, new HashSet<>()));
        this.longest = cyclic ? machine.resources().size() : longest(inside);
    }

    private boolean inherits(int resource) {
        return resource >= 0 && machine.resources().get(resource).protocol() == Protocol.INHERITANCE;
    }

    /** Which inheriting resources are taken while which is held. */
    private Map<Integer, Set<Integer>> inside() {
        Map<Integer, Set<Integer>> inside = new HashMap<>();
        for (Facts f : facts) {
            for (Section s : f.sections()) {
                if (inherits(s.resource())) {
                    Set<Integer> taken = inside.computeIfAbsent(s.resource(), _ -> new HashSet<>());
                    s.inside().keySet().stream().filter(this::inherits).forEach(taken::add);
                }
            }
        }
        return inside;
    }

    /** Whoever waits for the inner lock holds the outer one, so the outer one's waiters lift the inner one's holder too. */
    private int[] ceilings(Map<Integer, Set<Integer>> inside) {
        int[] ceilings =
                machine.resources().stream().mapToInt(SharedResource::ceiling).toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<Integer, Set<Integer>> outer : inside.entrySet()) {
                for (int inner : outer.getValue()) {
                    if (ceilings[inner] < ceilings[outer.getKey()]) {
                        ceilings[inner] = ceilings[outer.getKey()];
                        changed = true;
                    }
                }
            }
        }
        return ceilings;
    }

    private static boolean reaches(int from, int to, Map<Integer, Set<Integer>> inside, Set<Integer> seen) {
        for (int next : inside.getOrDefault(from, Set.of())) {
            if (next == to || seen.add(next) && reaches(next, to, inside, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The longest way from an outer resource in, of resources: as many holders wait in a row. */
    private static int longest(Map<Integer, Set<Integer>> inside) {
        Map<Integer, Integer> depths = new HashMap<>();
        inside.keySet().forEach(r -> depth(r, inside, depths));
        return depths.values().stream().mapToInt(d -> d).max().orElse(0);
    }

    private static int depth(int resource, Map<Integer, Set<Integer>> inside, Map<Integer, Integer> depths) {
        Integer known = depths.get(resource);
        if (known != null) {
            return known;
        }
        int depth = 1;
        for (int inner : inside.getOrDefault(resource, Set.of())) {
            depth = Math.max(depth, 1 + depth(inner, inside, depths));
        }
        depths.put(resource, depth);
        return depth;
    }

    /** The outermost inheriting sections of a less urgent context that can hold up this one. */
    private List<Section> relevant(Facts lower, Facts of) {
        return lower.sections().stream()
                .filter(s -> inherits(s.resource()) && s.within().stream().noneMatch(this::inherits))
                .filter(s -> matters(s.resource(), of)
                        || s.inside().keySet().stream().anyMatch(r -> inherits(r) && matters(r, of)))
                .toList();
    }

    private boolean matters(int resource, Facts of) {
        return ceilings[resource] >= of.rank()
                || machine.resources().get(resource).core() < 0;
    }

    private List<Facts> lower(Facts of) {
        return takers.stream()
                .filter(f -> f.core() == of.core() && f.rank() < of.rank())
                .toList();
    }

    /** Why blocking under inheritance is not bounded here, if so. */
    Optional<Message> unknown(Facts of) {
        for (Facts lower : lower(of)) {
            for (Section section : relevant(lower, of)) {
                String name = machine.resources().get(section.resource()).name();
                if (machine.resources().get(section.resource()).core() < 0) {
                    return Optional.of(Texts.text("analysis.unknown.several-cores", name, Protocol.INHERITANCE.tag()));
                }
                Optional<Message> stuck = cycles.unknown(section);
                if (stuck.isPresent()) {
                    return stuck;
                }
                if (nested && machine.runtime().kernel().inheritance().isOneHop()) {
                    return Optional.of(Texts.text("analysis.unknown.one-hop", name));
                }
                if (longest > MOST_LIFTED && isCut()) {
                    return Optional.of(Texts.text("analysis.unknown.long-chain", longest, MOST_LIFTED));
                }
                Optional<Message> waits =
                        sleepers.unknownInside(lower, section).or(() -> spinning.unknown(lower, section));
                if (waits.isPresent()) {
                    return waits;
                }
                if (section.suspends() || waitsOtherwise(section)) {
                    return Optional.of(Texts.text(
                            "analysis.unknown.waits-in-lock", lower.context().name(), name));
                }
            }
        }
        return Optional.empty();
    }

    /** A lock of another protocol taken inside may have to be waited for, and that wait is in no inheriting section. */
    private boolean waitsOtherwise(Section section) {
        return section.inside().keySet().stream()
                .filter(r -> !inherits(r))
                .map(machine.resources()::get)
                .anyMatch(r -> LockWaits.may(machine, r) || LockWaits.mayLifted(r, ceilings[section.resource()]));
    }

    private boolean isCut() {
        return machine.runtime().kernel().inheritance() == RECALCULATED_AT_UNLOCK;
    }

    /** The parts of the bound. */
    List<Term> terms(Facts of) {
        if (takers.isEmpty()) {
            return List.of();
        }
        List<Term> byContext = new ArrayList<>();
        Map<Integer, List<Term>> byResource = new TreeMap<>();
        for (Facts lower : lower(of)) {
            Map<Integer, Term> own = new TreeMap<>();
            Optional<Term> longest = Optional.empty();
            for (Section s : relevant(lower, of)) {
                Term term = new Term(
                        TermKind.BLOCKING,
                        Optional.of(lower.context().item()),
                        Optional.of(machine.resources().get(s.resource()).item()),
                        spinning.sectionNs(lower, s));
                longest = longest.filter(t -> t.ns() >= term.ns()).or(() -> Optional.of(term));
                own.merge(s.resource(), term, (a, b) -> a.ns() >= b.ns() ? a : b);
            }
            longest.ifPresent(byContext::add);
            own.forEach((resource, term) ->
                    byResource.computeIfAbsent(resource, _ -> new ArrayList<>()).add(term));
        }
        List<Term> resources = new ArrayList<>();
        byResource.forEach((resource, terms) -> terms.stream()
                .sorted(Comparator.comparingLong(Term::ns).reversed())
                .limit(times(resource, of))
                .forEach(resources::add));
        List<Term> chosen = !nested && total(resources) < total(byContext) ? resources : byContext;
        return chosen.stream().filter(t -> t.ns() > 0).toList();
    }

    /**
     * How many of the less urgent contexts that use a resource can hold up a job with it: one, as long as whoever has not begun with a lock loses it to the more urgent (Sha, Rajkumar, Lehoczky 1990, lemma 5).
     * A job that asks for it twice finds it handed over the second time, and a kernel that hands over for good lets every request meet another one: then all of them.
     */
    private long times(int resource, Facts of) {
        return switch (machine.runtime().kernel().inheritance()) {
            case UNTIL_LAST_GIVEN -> 1;
            case RESTORED_AT_UNLOCK, RECALCULATED_AT_UNLOCK -> Long.MAX_VALUE;
            case TRANSITIVE -> isAskedForTwice(resource, of) ? Long.MAX_VALUE : 1;
        };
    }

    private boolean isAskedForTwice(int resource, Facts of) {
        ItemId item = machine.resources().get(resource).item();
        return takers.stream()
                .filter(f -> f.core() == of.core() && f.rank() >= of.rank())
                .anyMatch(f -> Requests.most(f.context().body(), item) > 1);
    }

    private static long total(List<Term> terms) {
        return terms.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
    }
}

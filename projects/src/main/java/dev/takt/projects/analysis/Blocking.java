package dev.takt.projects.analysis;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long less urgent contexts of its core can hold up a context, once for each of its segments: one longest section that keeps it from starting, under immediate ceilings and critical sections (Baker 1991), plus one
 * longest section under original ceilings (Sha et al. 1990, theorem 12), which keeps nobody from starting: its holder may have been preempted by whoever masks as the context arrives; plus the chain bound under priority
 * inheritance (Sha, Rajkumar and Lehoczky 1990): one outermost section of each less urgent context, or one of each resource where locks do not nest, whichever is less.
 */
final class Blocking {
    /** The blocking of a segment in parts, and what bounds it; or why it is not known. */
    record Result(List<Term> terms, List<Theorem> theorems, Optional<Message> unknown) {
        long ns() {
            return terms.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
        }
    }

    private final Machine machine;
    private final List<Facts> facts;
    private final Spinning spinning;
    private final Sleepers sleepers;
    private final Inheritance inheritance;
    private final LockCycles cycles;
    private final long granuleNs;
    /** Those that can hold up more urgent ones at all. */
    private final List<Facts> blockers;

    private final Map<ItemId, Long> givenNs = new HashMap<>();

    /** A blocker has begun at least a granule earlier; 0 is continuous time. */
    Blocking(Machine machine, List<Facts> facts, Spinning spinning, Sleepers sleepers, long granuleNs) {
        this.sleepers = sleepers;
        this.granuleNs = granuleNs;
        machine.project().all(Task.class).stream()
                .filter(t -> t.blockingNs() > 0)
                .forEach(t -> givenNs.put(t.id(), Math.min(Sums.LIMIT, t.blockingNs())));
        this.machine = machine;
        this.facts = facts;
        this.blockers = facts.stream()
                .filter(f -> !f.sections().isEmpty() || f.hasThreshold() || f.runsToCompletion())
                .toList();
        this.spinning = spinning;
        this.cycles = new LockCycles(machine, facts);
        this.inheritance = new Inheritance(machine, facts, spinning, sleepers, cycles);
    }

    Result of(Facts of) {
        List<Term> terms = new ArrayList<>();
        List<Theorem> theorems = new ArrayList<>();
        Optional<Message> unknown = inheritance.unknown(of);
        Optional<Term> start = Optional.empty();
        Optional<Term> original = Optional.empty();
        for (Facts lower : blockers) {
            if (lower.core() != of.core()) {
                continue;
            }
            if (lower.rank() < of.rank()) {
                for (Section section : lower.sections()) {
                    if (!blocks(section, lower, of)) {
                        continue;
                    }
                    if (section.suspends() || waitsInside(section)) {
                        unknown = unknown.or(() -> Optional.of(suspends(lower, section)));
                    }
                    unknown = unknown.or(() -> cycles.unknown(section))
                            .or(() -> sleepers.unknownInside(lower, section))
                            .or(() -> spinning.unknown(lower, section));
                    if (isOfOriginalCeiling(section.resource())) {
                        original = longer(original, term(lower, section));
                    } else {
                        start = longer(start, term(lower, section));
                    }
                }
                if (lower.context().threshold() >= of.rank()) {
                    if (waitsForLocks(lower)) {
                        unknown = unknown.or(() -> Optional.of(Texts.text(
                                "analysis.unknown.threshold-lock",
                                lower.context().name())));
                    }
                    unknown = unknown.or(() -> spinning.unknown(lower));
                    start = longer(start, segment(lower));
                }
            } else if (delaysStart(lower, of)) {
                unknown = unknown.or(() -> spinning.unknown(lower));
                start = longer(start, segment(lower));
            }
        }
        Stream.of(start, original)
                .flatMap(Optional::stream)
                .filter(t -> t.ns() > 0)
                .forEach(t -> {
                    terms.add(t);
                    t.on().ifPresent(on -> theorems.add(theorem(on)));
                });
        List<Term> inherited = inheritance.terms(of);
        if (!inherited.isEmpty()) {
            terms.addAll(inherited);
            theorems.add(Theorem.PRIORITY_INHERITANCE);
        }
        long given = givenNs.getOrDefault(of.context().item(), 0L);
        if (given > 0) {
            terms.add(new Term(TermKind.BLOCKING, Optional.empty(), Optional.empty(), given));
            theorems.add(Theorem.GIVEN_BLOCKING);
        }
        kernel(of).ifPresent(terms::add);
        return new Result(begun(terms), List.copyOf(theorems), unknown);
    }

    private Theorem theorem(ItemId on) {
        boolean original =
                machine.resources().stream().anyMatch(r -> r.item().equals(on) && r.protocol() == Protocol.CEILING);
        return original ? Theorem.PRIORITY_CEILING : Theorem.STACK_RESOURCE_POLICY;
    }

    private Term segment(Facts lower) {
        return new Term(TermKind.BLOCKING, Optional.of(lower.context().item()), Optional.empty(), segmentNs(lower));
    }

    /** The terms less what the blockers have done before. One granule in all is right whoever they are. */
    private List<Term> begun(List<Term> terms) {
        List<Term> rest = new ArrayList<>();
        long left = granuleNs;
        for (Term t : terms) {
            long off = t.kind() == TermKind.BLOCKING && t.by().isPresent() ? Math.min(left, t.ns()) : 0;
            left -= off;
            if (t.ns() > off) {
                rest.add(new Term(t.kind(), t.by(), t.on(), t.ns() - off));
            }
        }
        return List.copyOf(rest);
    }

    /** True for a context that takes locks it may have to give up the core for. */
    boolean waitsForLocks(Facts f) {
        return f.sections().stream()
                .filter(s -> s.resource() >= 0)
                .map(s -> machine.resources().get(s.resource()))
                .anyMatch(r -> LockWaits.may(machine, r)
                        || r.users().size() > 1
                                && sleepers.unknown(f, r.index()).isPresent());
    }

    /** A switch between other threads that is under way: no thread runs meanwhile. */
    private Optional<Term> kernel(Facts of) {
        long ns = machine.coreOf(of.context()).costs().of(Cost.CONTEXT_SWITCH);
        boolean thread = !of.isHandler() && !of.takesTurns() && !of.runsToCompletion();
        return thread && ns > 0 && facts.stream().anyMatch(f -> f != of && f.core() == of.core() && !f.isHandler())
                ? Optional.of(new Term(TermKind.OVERHEAD, Optional.empty(), Optional.empty(), ns))
                : Optional.empty();
    }

    /** A context of the same level that runs to completion and would be chosen later, but has begun. */
    private static boolean delaysStart(Facts other, Facts of) {
        return of.runsToCompletion()
                && other != of
                && other.rank() == of.rank()
                && other.context().order() > of.context().order();
    }

    private long segmentNs(Facts other) {
        long dispatch = other.context().kind() == ContextKind.INTERRUPT
                ? other.dispatchNs()
                : Facts.pollNs(machine, other.context());
        return Sums.sum(Sums.sum(other.longestSegmentNs(), dispatch), spinning.perJobNs(other));
    }

    private boolean blocks(Section section, Facts lower, Facts of) {
        int critical = machine.coreOf(lower.context()).criticalRank();
        if (section.resource() < 0) {
            return critical >= of.rank();
        }
        SharedResource resource = machine.resources().get(section.resource());
        return switch (resource.protocol()) {
            case IMMEDIATE_CEILING, CEILING -> resource.ceiling() >= of.rank();
            case NON_PREEMPTIVE -> Math.max(critical, resource.core() < 0 ? 0 : resource.ceiling()) >= of.rank();
            case SPIN -> true;
            case NONE, INHERITANCE, RUNTIME -> false;
        };
    }

    /** A lock taken inside may have to be waited for, and then the section lasts while others run. Under the original ceiling protocol it is free as soon as the outer one could be taken (Sha et al. 1990, lemma 7). */
    private boolean waitsInside(Section section) {
        return section.inside().keySet().stream()
                .map(machine.resources()::get)
                .filter(r -> !isOfOriginalCeiling(section.resource()) || r.protocol() != Protocol.CEILING)
                .anyMatch(r -> LockWaits.may(machine, r)
                        || isOfOriginalCeiling(section.resource())
                                && LockWaits.mayLifted(
                                        r,
                                        machine.resources()
                                                .get(section.resource())
                                                .ceiling()));
    }

    private boolean isOfOriginalCeiling(int resource) {
        return resource >= 0 && machine.resources().get(resource).protocol() == Protocol.CEILING;
    }

    private Term term(Facts lower, Section section) {
        Optional<ItemId> on = section.resource() < 0
                ? Optional.empty()
                : Optional.of(machine.resources().get(section.resource()).item());
        return new Term(TermKind.BLOCKING, Optional.of(lower.context().item()), on, spinning.sectionNs(lower, section));
    }

    private static Optional<Term> longer(Optional<Term> a, Term b) {
        return a.isPresent() && a.get().ns() >= b.ns() ? a : Optional.of(b);
    }

    private Message suspends(Facts lower, Section section) {
        Context c = lower.context();
        return section.resource() < 0
                ? Texts.text("analysis.unknown.waits-in-section", c.name())
                : Texts.text(
                        "analysis.unknown.waits-in-lock",
                        c.name(),
                        machine.resources().get(section.resource()).name());
    }

    /** Locks whose wait no theorem used here bounds: nothing lifts the holder, or users on several cores. */
    Optional<Message> unknownLock(Facts of) {
        if (of.hasThreshold() && waitsForLocks(of)) {
            return Optional.of(
                    Texts.text("analysis.unknown.threshold-lock", of.context().name()));
        }
        for (Section section : of.sections()) {
            if (section.resource() >= 0) {
                Optional<Message> reason =
                        unknown(of, section, machine.resources().get(section.resource()));
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Message> unknown(Facts of, Section section, SharedResource resource) {
        if (section.relocks()) {
            return Optional.of(Texts.text("analysis.unknown.relocks", resource.name()));
        }
        Optional<Message> waits = cycles.unknown(section.resource()).or(() -> sleepers.unknown(of, section.resource()));
        if (waits.isPresent()) {
            return waits;
        }
        if (LockWaits.spins(resource)) {
            return spinning.unknown(of, section);
        }
        if (resource.core() < 0 && resource.users().size() > 1) {
            return Optional.of(Texts.text(
                    "analysis.unknown.several-cores",
                    resource.name(),
                    resource.protocol().tag()));
        }
        boolean lowerUser = resource.users().stream().anyMatch(u -> facts.get(u).rank() < of.rank());
        return resource.protocol() == Protocol.NONE && lowerUser && !of.takesTurns()
                ? Optional.of(Texts.text("analysis.unknown.nothing-lifts", resource.name()))
                : Optional.empty();
    }

    /**
     * What less urgent ones do while a context waits for locks that nothing lifts their holders for, a job of it, as a still less urgent one, {@code lower}, has to count it with that job; empty if that is not known. Such a
     * wait has no bound, so its work may come later than its release and meet that of later jobs. It has a place among the work of the core all the same where the only one that can run meanwhile is
     * the holder, to the end of its section: then the core is busy at or above the level of {@code lower} from that release on.
     */
    Optional<List<Term>> duringWaits(Facts of, Facts lower) {
        List<Term> terms = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Section section : of.sections()) {
            if (section.resource() < 0) {
                continue;
            }
            SharedResource resource = machine.resources().get(section.resource());
            if (unknown(of, section, resource).isEmpty() || !seen.add(section.resource())) {
                continue;
            }
            if (resource.protocol() != Protocol.NONE || resource.core() < 0) {
                return Optional.empty();
            }
            List<Facts> users = resource.users().stream().map(facts::get).toList();
            List<Facts> below =
                    users.stream().filter(u -> u.rank() < lower.rank()).toList();
            boolean plain = users.stream().allMatch(u -> isPlain(u, section.resource()));
            if (!plain || below.size() > 1 || !below.stream().allMatch(u -> isFirstBelow(u, lower))) {
                return Optional.empty();
            }
            long times = Requests.most(of.context().body(), resource.item());
            for (Facts holder : below) {
                long ns = Sums.product(times, longestNs(holder, section.resource()));
                terms.add(new Term(
                        TermKind.BLOCKING, Optional.of(holder.context().item()), Optional.of(resource.item()), ns));
            }
        }
        return Optional.of(List.copyOf(terms));
    }

    /** True if a context holds a resource only while it works, with no other and without waiting. */
    private static boolean isPlain(Facts user, int resource) {
        return user.sections().stream()
                .filter(s -> s.resource() == resource)
                .allMatch(s -> s.inside().isEmpty() && s.within().isEmpty() && !s.suspends() && !s.relocks());
    }

    /** True if of all that are less urgent than {@code lower} a context has the core first. */
    private boolean isFirstBelow(Facts holder, Facts lower) {
        return facts.stream()
                .noneMatch(f -> f != holder
                        && f.core() == holder.core()
                        && f.rank() < lower.rank()
                        && f.rank() >= holder.rank());
    }

    private long longestNs(Facts holder, int resource) {
        return holder.sections().stream()
                .filter(s -> s.resource() == resource)
                .mapToLong(s -> spinning.sectionNs(holder, s))
                .max()
                .orElse(0);
    }
}

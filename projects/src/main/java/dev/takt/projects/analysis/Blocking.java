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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
        Longest longest = new Longest(inheritance.unknown(of));
        for (Facts other : blockers) {
            if (other.core() == of.core()) {
                add(other, of, longest);
            }
        }
        List<Term> terms = new ArrayList<>();
        List<Theorem> theorems = new ArrayList<>();
        for (Term term : longest.terms()) {
            terms.add(term);
            term.on().ifPresent(on -> theorems.add(theorem(on)));
        }
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
        return new Result(begun(terms), List.copyOf(theorems), longest.unknown);
    }

    /** The longest of each kind seen so far, and the first reason why one is not known. */
    private static final class Longest {
        private Optional<Term> start = Optional.empty();
        private Optional<Term> original = Optional.empty();
        private Optional<Message> unknown;

        Longest(Optional<Message> unknown) {
            this.unknown = unknown;
        }

        void addStart(Term term) {
            start = longer(start, term);
        }

        void addOriginal(Term term) {
            original = longer(original, term);
        }

        void addUnknown(Supplier<Optional<Message>> reason) {
            unknown = unknown.or(reason);
        }

        List<Term> terms() {
            return Stream.of(start, original)
                    .flatMap(Optional::stream)
                    .filter(t -> t.ns() > 0)
                    .toList();
        }
    }

    /** What another of its core may be in the middle of as a segment of a context begins. */
    private void add(Facts other, Facts of, Longest longest) {
        if (other.rank() < of.rank()) {
            other.sections().stream()
                    .filter(s -> blocks(s, other, of))
                    .forEach(section -> addSection(other, section, longest));
            if (other.context().threshold() >= of.rank()) {
                if (waitsForLocks(other)) {
                    longest.addUnknown(() -> Optional.of(Texts.text(
                            "analysis.unknown.threshold-lock", other.context().name())));
                }
                addSegment(other, longest);
            }
        } else if (delaysStart(other, of)) {
            addSegment(other, longest);
        }
    }

    private void addSection(Facts lower, Section section, Longest longest) {
        if (section.suspends() || waitsInside(section)) {
            longest.addUnknown(() -> Optional.of(suspends(lower, section)));
        }
        longest.addUnknown(() -> cycles.unknown(section));
        longest.addUnknown(() -> sleepers.unknownInside(lower, section));
        longest.addUnknown(() -> spinning.unknown(lower, section));
        if (isOfOriginalCeiling(section.resource())) {
            longest.addOriginal(term(lower, section));
        } else {
            longest.addStart(term(lower, section));
        }
    }

    private void addSegment(Facts other, Longest longest) {
        longest.addUnknown(() -> spinning.unknown(other));
        longest.addStart(segment(other));
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

    /** Why a wait for a resource at one of its sections has no bound; empty if it has. */
    Optional<Message> unknown(Facts of, Section section, SharedResource resource) {
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
}

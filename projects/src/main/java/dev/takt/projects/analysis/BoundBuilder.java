package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what delays a context into its bound and the terms it is made of. */
final class BoundBuilder {
    private final Facts f;
    private final Curve curve;
    private final boolean single;
    private final Blocking.Result blocked;
    private final Delays delays;
    private final List<Term> spins;
    private final List<Term> batches;
    private final Machine machine;
    private long behindNs;

    BoundBuilder(
            Facts f,
            Curve curve,
            boolean single,
            Blocking.Result blocked,
            Delays delays,
            Spinning spinning,
            Machine machine) {
        this.f = f;
        this.curve = curve;
        this.single = single;
        this.blocked = blocked;
        this.delays = delays;
        this.spins = spinning.terms(f);
        this.machine = machine;
        this.batches = batches(spinning);
    }

    /** Each segment waits for so many of each other task of the executor or loop as can have their turn before it. */
    private List<Term> batches(Spinning spinning) {
        List<Term> terms = new ArrayList<>();
        for (Facts mate : delays.mates) {
            Optional<ItemId> by = Optional.of(mate.context().item());
            long turns = Sums.product(f.turnsOfOthers(), segments());
            long work = Sums.product(turns, Sums.sum(mate.longestSegmentNs(), spinning.perJobNs(mate)));
            long polls = Sums.product(turns, Facts.pollNs(machine, mate.context()));
            add(terms, new Term(TermKind.PREEMPTION, by, Optional.empty(), work));
            add(terms, new Term(TermKind.OVERHEAD, by, Optional.empty(), polls));
        }
        return terms;
    }

    private long segments() {
        return Sums.sum(f.pauseCount(), 1);
    }

    /** One job of its own is at work when this one is released. */
    BoundBuilder behindOneOfItsOwn() {
        behindNs = Sums.sum(f.demandNs(), total(spins));
        return this;
    }

    Bound bound(Theorem theorem) {
        Optional<Bound> overload = overload(theorem);
        if (overload.isPresent()) {
            return overload.get();
        }
        Window window = new Window(
                Sums.sum(blocked.ns(), behindNs),
                perJobNs(),
                delays.region.ns() > 0 ? delays.region.ns() : perJobNs(),
                f.momentNs(),
                curve,
                single || curve.isFinite() && curve.count() <= 1,
                delays.always,
                delays.untilStart);
        return window.worst()
                .<Bound>map(w -> known(theorem, window, w))
                .orElseGet(() -> new Bound.NotApplicable(Texts.text("analysis.unknown.too-long")));
    }

    /** One job with its waits, the blocking of its later segments and the batches it waits for. */
    private long perJobNs() {
        long ns = Sums.sum(f.demandNs(), f.suspensionNs());
        ns = Sums.sum(ns, Sums.product(f.pauseCount(), blocked.ns()));
        return Sums.sum(ns, Sums.sum(total(spins), total(batches)));
    }

    private Optional<Bound> overload(Theorem theorem) {
        return isClearlyBelowOne() ? Optional.empty() : overloadExactly(theorem);
    }

    /** True if even with each share rounded up there is room on the core: then nothing has to be summed exactly. */
    private boolean isClearlyBelowOne() {
        long sum = single ? 0 : Share.roundedUp(curve, perJobNs());
        for (Interferer i : delays.always) {
            sum = Sums.sum(sum, Share.roundedUp(i.curve(), i.demandOfNs(1)));
        }
        for (Interferer i : delays.untilStart) {
            sum = Sums.sum(sum, Share.roundedUp(i.curve(), i.demandOfNs(1)));
        }
        return sum <= Share.ONE;
    }

    private Optional<Bound> overloadExactly(Theorem theorem) {
        List<Interferer> all = new ArrayList<>(delays.always);
        all.addAll(delays.untilStart);
        List<Share> asked = new ArrayList<>();
        List<Share> counted = new ArrayList<>();
        for (Interferer i : all) {
            asked.add(new Share(i.curve(), i.coreNs()));
            counted.add(new Share(i.curve(), Sums.sum(i.executionNs(), i.overheadNs())));
        }
        if (!single) {
            asked.add(new Share(curve, f.demandNs()));
            counted.add(new Share(curve, perJobNs()));
        }
        if (Share.exceedOne(asked)) {
            return Optional.of(new Bound.Unbounded(theorem, Texts.text("analysis.unbounded", Share.percent(asked))));
        }
        return Share.exceedOne(counted)
                ? Optional.of(new Bound.NotApplicable(Texts.text("analysis.unknown.waits-too-long")))
                : Optional.empty();
    }

    private Bound known(Theorem theorem, Window window, Window.Worst worst) {
        List<Term> terms = new ArrayList<>(delays.untilStart.size() + delays.always.size());
        blocked.terms().forEach(t -> add(terms, t));
        long before = Sums.sum(behindNs, Sums.product(worst.job(), perJobNs()));
        add(terms, own(TermKind.BACKLOG, before));
        for (Interferer i : delays.untilStart) {
            i.addTerms(i.releases(worst.startNs() + 1), terms);
        }
        long delayedNs = window.delayedNs(worst.startNs(), worst.endNs());
        for (Interferer i : delays.always) {
            i.addTerms(i.releases(delayedNs), terms);
        }
        List<Term> rest = without(terms, curve.arrivalDistance(worst.job()));
        for (Term t : blocked.terms()) {
            add(rest, new Term(t.kind(), t.by(), t.on(), Sums.product(f.pauseCount(), t.ns())));
        }
        spins.forEach(t -> add(rest, t));
        batches.forEach(t -> add(rest, t));
        add(rest, own(TermKind.JITTER, curve.ownJitterNs()));
        add(rest, own(TermKind.SUSPENSION, f.suspensionNs()));
        add(rest, own(TermKind.OVERHEAD, f.overheadNs()));
        rest.add(own(TermKind.EXECUTION, f.executionNs()));
        List<Term> merged = Terms.merged(rest);
        return new Bound.Known(total(merged), worst.fromReleaseNs(), theorem, theorems(), merged);
    }

    private List<Theorem> theorems() {
        List<Theorem> also = new ArrayList<>(blocked.theorems());
        if (!spins.isEmpty()) {
            also.add(Theorem.SPIN_LOCKS);
        }
        if (f.suspensionNs() > 0 || delays.waits) {
            also.add(Theorem.SUSPENSION_OBLIVIOUS);
        }
        if (delays.waitsAsJitter) {
            also.add(Theorem.SUSPENSION_AS_JITTER);
        }
        return also;
    }

    /** Takes off the time that had passed when the job arrived: what came first in the busy period is over by then. */
    static List<Term> without(List<Term> terms, long passedNs) {
        if (passedNs == 0) {
            return terms;
        }
        List<Term> rest = new ArrayList<>();
        long left = passedNs;
        for (Term term : terms) {
            long off = Math.min(left, term.ns());
            left -= off;
            add(rest, off == 0 ? term : new Term(term.kind(), term.by(), term.on(), term.ns() - off));
        }
        return rest;
    }

    private static Term own(TermKind kind, long ns) {
        return new Term(kind, Optional.empty(), Optional.empty(), ns);
    }

    private static void add(List<Term> terms, Term term) {
        if (term.ns() > 0) {
            terms.add(term);
        }
    }

    private static long total(List<Term> terms) {
        long sum = 0;
        for (Term term : terms) {
            sum = Sums.sum(sum, term.ns());
        }
        return sum;
    }
}

package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Sufficient bounds for independent sporadic tasks with deadlines within their periods that share a group of cores with nobody else. Under fixed priorities at most one task fewer than there are cores carries work into the window (Guan, Stigge, Yi and
 * Yu 2009); under earliest deadline first every task may, but none more than what is due within it (Bertogna and Cirinei 2007). Work of another that runs beside the job does not delay it.
 */
final class GlobalBounds {
    private static final int MOST_ROUNDS = 100_000;

    private final List<Facts> facts;
    private final int cores;
    private final boolean byDeadline;
    private final long granuleNs;

    /** Bounds for all tasks that may run on exactly these cores, of which there are several. */
    GlobalBounds(List<Facts> facts, int cores, long granuleNs) {
        this.facts = List.copyOf(facts);
        this.cores = cores;
        this.granuleNs = Math.max(1, granuleNs);
        this.byDeadline = facts.stream().anyMatch(Facts::byDeadline);
    }

    Bound bound(Facts f, List<Rate> rates, List<Bound> bounds) {
        List<Facts> others = new ArrayList<>();
        for (Facts other : facts) {
            if (other == f || byDeadline || priority(other) >= priority(f)) {
                if (!isConstrained(other, rates)) {
                    return new Bound.NotApplicable(Texts.text(
                            "analysis.unknown.global-deadline", other.context().name()));
                }
                if (other != f) {
                    others.add(other);
                }
            }
        }
        return byDeadline ? byDeadline(f, rates) : byPriority(f, others, rates, bounds);
    }

    private static boolean isConstrained(Facts f, List<Rate> rates) {
        return rates.get(f.index()) instanceof Rate.Known(Curve c)
                && c.count() == 1
                && c.jitterNs() == 0
                && f.context().deadlineNs().orElse(Long.MAX_VALUE) <= c.periodNs();
    }

    private static Curve curve(Facts f, List<Rate> rates) {
        return rates.get(f.index()).curve();
    }

    private static int priority(Facts f) {
        return f.level().priority();
    }

    /** A job is kept waiting only while all cores are busy, for whole granules. */
    private long spread(long workNs) {
        long ns = workNs / cores;
        return ns - ns % granuleNs;
    }

    /** What the analysis takes for the length of a job: a step of no length at its end counts as a granule, as it is done only if the task has a core for the instant. The response does not last it. */
    private long lengthNs(Facts f) {
        return Sums.sum(f.demandNs(), momentNs(f));
    }

    private long momentNs(Facts f) {
        return f.endsInAMoment() ? granuleNs : 0;
    }

    private Bound byPriority(Facts f, List<Facts> others, List<Rate> rates, List<Bound> bounds) {
        for (Facts other : others) {
            long deadline = other.context().deadlineNs().orElse(0);
            boolean sameRank = priority(other) == priority(f);
            if (sameRank || !(bounds.get(other.index()) instanceof Bound.Known known) || known.ns() > deadline) {
                return new Bound.NotApplicable(Texts.text(
                        "analysis.unknown.global-above", other.context().name()));
            }
        }
        long own = lengthNs(f);
        long most = Sums.sum(f.context().deadlineNs().orElse(0), momentNs(f));
        long x = own;
        for (int round = 0; round < MOST_ROUNDS && x <= most; round++) {
            List<Term> work = interference(f, others, rates, bounds, x);
            long next = Sums.sum(own, spread(total(work)));
            if (next <= x) {
                return known(Theorem.GLOBAL_FIXED_PRIORITY, f, work);
            }
            x = next;
        }
        return new Bound.NotApplicable(Texts.text("analysis.unknown.global-too-long"));
    }

    /** Of each other task what it does in a window without carrying in, and for as many as there are cores but one the most that carrying in adds. */
    private List<Term> interference(Facts f, List<Facts> others, List<Rate> rates, List<Bound> bounds, long x) {
        long cap = x - lengthNs(f) + granuleNs;
        List<Term> fresh = new ArrayList<>();
        List<Term> carried = new ArrayList<>();
        for (Facts other : others) {
            long cost = other.demandNs();
            long period = curve(other, rates).periodNs();
            long response = bounds.get(other.index()) instanceof Bound.Known known ? known.ns() : 0;
            long without = Math.min(cap, work(x, cost, period));
            fresh.add(of(other, without));
            carried.add(of(other, Math.max(without, Math.min(cap, carriedIn(x, cost, period, response)))));
        }
        IntStream.range(0, fresh.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        at -> fresh.get(at).ns() - carried.get(at).ns()))
                .limit(cores - 1)
                .forEach(at -> fresh.set(at, carried.get(at)));
        return fresh;
    }

    private static Term of(Facts other, long ns) {
        return new Term(TermKind.PREEMPTION, Optional.of(other.context().item()), Optional.empty(), ns);
    }

    private static long work(long x, long cost, long period) {
        return Sums.sum(Sums.product(x / period, cost), Math.min(cost, x % period));
    }

    /** The first job ends its work at its response, so all of that lies in the window; the rest come as early as they can. */
    private static long carriedIn(long x, long cost, long period, long response) {
        return work(Sums.sum(x, Math.max(0, response - cost)), cost, period);
    }

    /** Each bound rests on all others meeting their deadlines, so there is one only if the test passes for all. */
    private Bound byDeadline(Facts f, List<Rate> rates) {
        for (Facts other : facts) {
            if (other != f && response(other, rates).isEmpty()) {
                return new Bound.NotApplicable(Texts.text(
                        "analysis.unknown.global-above", other.context().name()));
            }
        }
        OptionalLong response = response(f, rates);
        return response.isPresent()
                ? known(Theorem.GLOBAL_EDF, f, due(f, rates, response.getAsLong()))
                : new Bound.NotApplicable(Texts.text("analysis.unknown.global-too-long"));
    }

    /** The response of a task if all others meet their deadlines, if it is found to be within its own. */
    private OptionalLong response(Facts f, List<Rate> rates) {
        long own = lengthNs(f);
        long deadline = f.context().deadlineNs().orElse(0);
        long x = own;
        for (int round = 0; round < MOST_ROUNDS && x <= Sums.sum(deadline, momentNs(f)); round++) {
            long next = Sums.sum(own, spread(total(due(f, rates, x))));
            if (next <= x) {
                return OptionalLong.of(x);
            }
            x = next;
        }
        return OptionalLong.empty();
    }

    /** Of each other task the most that it does in a window of this length if it meets its deadlines, and no more than is due by the job's own. */
    private List<Term> due(Facts f, List<Rate> rates, long x) {
        long cap = x - lengthNs(f) + granuleNs;
        long deadline = f.context().deadlineNs().orElse(0);
        List<Term> parts = new ArrayList<>();
        for (Facts other : facts) {
            if (other != f) {
                long cost = other.demandNs();
                long period = curve(other, rates).periodNs();
                long due = other.context().deadlineNs().orElse(0);
                long carried = work(Sums.sum(x, due - cost), cost, period);
                parts.add(of(other, Math.min(cap, Math.min(carried, dueWithin(deadline, cost, period)))));
            }
        }
        return parts;
    }

    /** The most work of jobs due within the job's own time from arrival to deadline, if each of them meets its deadline. */
    private static long dueWithin(long window, long cost, long period) {
        long full = window / period;
        return Sums.sum(Sums.product(full, cost), Math.min(cost, Math.max(0, window - full * period)));
    }

    /** The work of the others keeps the job waiting only where it fills all cores: each has its share of that, and what rounding leaves out falls on no one. */
    private Bound known(Theorem theorem, Facts f, List<Term> work) {
        List<Term> terms = new ArrayList<>();
        long before = 0;
        long waited = 0;
        for (Term part : work) {
            before = Sums.sum(before, part.ns());
            long ns = spread(before) - waited;
            waited += ns;
            add(terms, new Term(part.kind(), part.by(), part.on(), ns));
        }
        Optional<ItemId> none = Optional.empty();
        add(terms, new Term(TermKind.OVERHEAD, none, none, f.overheadNs()));
        add(terms, new Term(TermKind.EXECUTION, none, none, f.executionNs()));
        List<Term> merged = Terms.merged(terms);
        long ns = total(merged);
        return new Bound.Known(ns, ns, theorem, List.of(), merged);
    }

    private static void add(List<Term> terms, Term term) {
        if (term.ns() > 0) {
            terms.add(term);
        }
    }

    private static long total(List<Term> parts) {
        return parts.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
    }
}

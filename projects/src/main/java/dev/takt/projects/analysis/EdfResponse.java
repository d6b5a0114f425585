package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The longest response of a task under earliest deadline first: for every arrival in the longest busy period at which a deadline falls together with another, how long everything due by then keeps the core (Spuri 1996; without
 * preemption, until the job starts: George, Rivierre and Spuri 1996).
 */
final class EdfResponse {
    /** The job with the longest response: its arrival from the start of its busy period, its start (without preemption) and end; and the longest response of any from release. */
    record Worst(long arrivalNs, long startNs, long endNs, long fromReleaseNs) {}

    private final EdfCore core;
    private final EdfTask task;
    private final EdfCore.Horizon busy;
    private final long latestJitterNs;
    private final long latestBlockerNs;
    private long budget;
    /** Of the arrival that is looked at. */
    private long blockedNs;

    /** {@code budget} counts looks at a task in a window. */
    EdfResponse(EdfCore core, EdfTask task, EdfCore.Horizon busy, long budget) {
        this.core = core;
        this.task = task;
        this.busy = busy;
        this.latestJitterNs = core.latestJitterNs();
        this.latestBlockerNs = core.latestBlockerNs();
        this.budget = budget;
    }

    /** The worst job, or nothing if there is too much to look at. */
    Optional<Worst> worst() {
        if (budget < core.tasks().size()) {
            return Optional.empty();
        }
        long own = Sums.sum(task.costNs(), task.curve().ownJitterNs());
        Worst worst = new Worst(-task.curve().ownJitterNs(), 0, task.costNs(), task.costNs());
        long longest = own;
        long fromRelease = task.costNs();
        long warm = 0;
        long warmStart = 0;
        DueTogether arrivals = new DueTogether(task, core.tasks());
        for (long arrival = arrivals.next(); arrival < busy.ns(); arrival = arrivals.next()) {
            // later ones can be longer neither from arrival nor from release
            if (busy.ends() && busy.ns() - arrival <= longest && busy.ns() - Math.max(0, arrival) <= fromRelease) {
                break;
            }
            if (arrival < -task.curve().ownJitterNs()) {
                continue;
            }
            if (arrivals.looks() > budget) {
                return Optional.empty();
            }
            blockedNs = Sums.sum(core.onceNs(), core.blockingNs(task, arrival + task.deadlineNs(), latestJitterNs));
            budget -= core.blockers().size();
            OptionalLong start = core.preemptive() ? OptionalLong.of(0) : start(arrival, warmStart);
            OptionalLong end = start.isEmpty() ? start : end(arrival, start.getAsLong(), warm);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            // with blocking behind, later arrivals start and end later
            if (arrival + task.deadlineNs() >= latestBlockerNs) {
                warm = end.getAsLong();
                warmStart = start.getAsLong();
            }
            long response = end.getAsLong() - arrival;
            fromRelease = Math.max(fromRelease, end.getAsLong() - Math.max(0, arrival));
            if (response > longest) {
                longest = response;
                worst = new Worst(arrival, start.getAsLong(), end.getAsLong(), 0);
            }
        }
        return Optional.of(new Worst(worst.arrivalNs(), worst.startNs(), worst.endNs(), fromRelease));
    }

    /** What has to be done before the job itself: blocking, and all that is due by then and released before the end of a window. */
    private long before(long dueNs, long windowNs) {
        long sum = blockedNs;
        for (EdfTask other : core.tasks()) {
            sum = Sums.sum(sum, Sums.product(jobs(other, dueNs, windowNs), other.costNs()));
        }
        budget -= core.tasks().size();
        return sum;
    }

    private long jobs(EdfTask other, long dueNs, long windowNs) {
        return other == task ? Math.max(0, task.due(dueNs) - 1) : Math.min(other.due(dueNs), other.releases(windowNs));
    }

    private OptionalLong start(long arrival, long from) {
        long due = arrival + task.deadlineNs();
        long s = from;
        while (budget > 0) {
            long next = Sums.sum(before(due, s + 1), core.aboveNs(s + 1));
            if (next <= s) {
                return OptionalLong.of(s);
            }
            s = next;
        }
        return OptionalLong.empty();
    }

    private OptionalLong end(long arrival, long start, long from) {
        long due = arrival + task.deadlineNs();
        long w = Math.max(from, Math.max(1, Sums.sum(start, task.costNs())));
        while (budget > 0) {
            long window = core.preemptive() ? w + task.momentNs() : start + 1;
            long above = core.aboveNs(Math.max(w + task.momentNs(), window));
            long next = Sums.sum(Sums.sum(before(due, window), task.costNs()), above);
            if (next <= w) {
                return OptionalLong.of(w);
            }
            w = next;
        }
        return OptionalLong.empty();
    }

    /** The parts of the response of the worst job. */
    List<Term> terms(Worst worst) {
        long due = worst.arrivalNs() + task.deadlineNs();
        long window = core.preemptive() ? worst.endNs() + task.momentNs() : worst.startNs() + 1;
        List<Term> terms = new ArrayList<>(core.blocking(task, due, latestJitterNs));
        terms.add(new Term(TermKind.OVERHEAD, Optional.empty(), Optional.empty(), core.onceNs()));
        for (EdfTask other : core.tasks()) {
            long jobs = jobs(other, due, window);
            long ns = Sums.product(jobs, other.costNs());
            if (other == task) {
                terms.add(new Term(TermKind.BACKLOG, Optional.empty(), Optional.empty(), ns));
            } else {
                Optional<ItemId> by = Optional.of(other.facts().context().item());
                long overhead = Sums.product(jobs, other.facts().overheadNs());
                terms.add(new Term(TermKind.PREEMPTION, by, Optional.empty(), ns - overhead));
                terms.add(new Term(TermKind.OVERHEAD, by, Optional.empty(), overhead));
            }
        }
        return terms;
    }
}

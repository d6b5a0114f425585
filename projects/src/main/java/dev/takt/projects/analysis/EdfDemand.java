package dev.takt.projects.analysis;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Quick convergence to the latest length of time whose demand exceeds it (Zhang and Burns 2009), from the longest busy period down. Whoever is due later may block a length of time (Baruah 2006), so lengths below the
 * longest deadline of such are looked at one by one: there the shorter has more blocking.
 */
final class EdfDemand {
    /** Looks at a task or a blocker in a window. */
    private static final long MOST_LOOKS = 500_000_000;

    private final EdfCore core;
    private final long latestJitterNs;
    private final long latestBlockerNs;
    /** A job that ends in a step of no length at its deadline waits for what arrives above it just then; any other arrival is due later. */
    private final long momentNs;

    EdfDemand(EdfCore core) {
        this.core = core;
        this.latestJitterNs = core.latestJitterNs();
        this.latestBlockerNs = Math.max(0, core.latestBlockerNs());
        this.momentNs = core.tasks().stream().mapToLong(EdfTask::momentNs).max().orElse(0);
    }

    /** What the test says, or nothing if the busy period is too long to follow. */
    Optional<DemandTest> test(int index) {
        boolean independent = core.onceNs() == 0
                && core.mostBlockingNs() == 0
                && core.above().isEmpty()
                && core.preemptive()
                && core.tasks().stream().allMatch(t -> t.curve().jitterNs() == 0);
        if (Share.exceedOne(core.shares())) {
            OptionalLong at = overloadedAt();
            return at.isPresent() ? Optional.of(new DemandTest(index, independent, at)) : Optional.empty();
        }
        Optional<EdfCore.Horizon> busy = core.horizon(momentNs);
        if (busy.isEmpty()) {
            return Optional.empty();
        }
        long first = core.tasks().stream().mapToLong(t -> t.dueAt(0)).min().orElse(Long.MAX_VALUE);
        long t = lastDueBefore(Sums.sum(busy.get().ns(), 1));
        long mostNs = core.mostBlockingNs();
        long looks = 1L
                + 2L * core.tasks().size()
                + core.above().size()
                + core.blockers().size();
        for (long left = MOST_LOOKS; left > 0; left -= looks) {
            if (t < first) {
                return Optional.of(new DemandTest(index, independent, OptionalLong.empty()));
            }
            long unblocked = unblocked(t);
            long demand = Sums.sum(unblocked, core.blockingOfAllNs(t, latestJitterNs));
            if (demand > t) {
                return Optional.of(new DemandTest(index, independent, OptionalLong.of(t)));
            }
            // below the longest deadline of a blocker a shorter time may be blocked longer, but never longer than this
            long fits = t >= latestBlockerNs
                    ? Math.max(demand, lastDueBefore(latestBlockerNs))
                    : Sums.sum(unblocked, mostNs);
            t = demand < t && fits < t && fits >= first ? fits : lastDueBefore(t);
        }
        return Optional.empty();
    }

    /** More than a core is asked for, so sooner or later more is due than fits; nothing if that is years ahead. */
    private OptionalLong overloadedAt() {
        long last = core.tasks().stream().mapToLong(t -> t.dueAt(0)).max().orElse(0);
        for (long t = Math.max(1, last); t < Sums.LIMIT; t *= 2) {
            long due = lastDueBefore(t + 1);
            if (due > 0 && demand(due) > due) {
                return OptionalLong.of(due);
            }
        }
        return OptionalLong.empty();
    }

    private long demand(long t) {
        return Sums.sum(unblocked(t), core.blockingOfAllNs(t, latestJitterNs));
    }

    private long unblocked(long t) {
        long sum = Sums.sum(core.onceNs(), core.aboveNs(t + momentNs));
        for (EdfTask task : core.tasks()) {
            sum = Sums.sum(sum, Sums.product(task.due(t), task.costNs()));
        }
        return sum;
    }

    /** The latest time before this one at which a job of some densest sequence is due; -1 if there is none. */
    private long lastDueBefore(long t) {
        long last = -1;
        for (EdfTask task : core.tasks()) {
            long due = task.due(t - 1);
            if (due > 0) {
                last = Math.max(last, task.dueAt(due - 1));
            }
        }
        return last;
    }
}

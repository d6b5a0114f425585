package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A busy period of a context and what fills it. {@code onceNs} is blocking at its start, {@code perJobNs} what each own job takes, own waits included. {@code always} delays it until the end of a
 * job, {@code untilStart} only until the last {@code tailNs} of a job have begun, which run to completion but for {@code always}. {@code momentNs} is what counts beyond the end of a job that ends in a step of no length
 * ({@link Facts#momentNs}): 0, and the window is half-open, for one that ends in work.
 *
 * <p>With {@code untilStart} empty this is response-time analysis with arbitrary deadlines (Lehoczky 1990; Tindell, Burns and Wellings 1994), else the revised analysis of CAN (Davis, Burns, Bril and
 * Lukkien 2007) extended by preemption from above (preemption thresholds: Wang and Saksena 1999, with the busy period of Regehr 2002); with a tail shorter than the job that of limited preemption with a last non-preemptive region (Bril, Lukkien
 * and Verhaegh 2009; Yao, Buttazzo and Bertogna 2011). Every job of the busy period is looked at.
 */
record Window(
        long onceNs,
        long perJobNs,
        long tailNs,
        long momentNs,
        Curve own,
        boolean single,
        List<Interferer> always,
        List<Interferer> untilStart) {
    private static final int MOST_JOBS = 10_000;
    private static final int FEW_JOBS = 16;
    private static final int MOST_ROUNDS = 200_000;

    /**
     * The job with the longest response from arrival: its number, when it starts at the latest and when it ends, from the start of the busy period; and the longest response of any job from its
     * release.
     */
    record Worst(long job, long startNs, long endNs, long fromReleaseNs) {}

    /** A budget of rounds, spent by one window. */
    private static final class Budget {
        private int rounds = MOST_ROUNDS;

        boolean isSpent() {
            return --rounds < 0;
        }
    }

    /** The worst job, or nothing if the busy period is too long to follow. */
    Optional<Worst> worst() {
        Budget budget = new Budget();
        OptionalLong length = untilStart.isEmpty() ? OptionalLong.of(0) : length(budget);
        long enough = untilStart.isEmpty() ? Long.MAX_VALUE : jobsUntilTheyRepeat();
        if (length.isEmpty() && enough < MOST_JOBS) {
            budget = new Budget();
            length = OptionalLong.of(Sums.LIMIT);
        }
        if (length.isEmpty()) {
            return Optional.empty();
        }
        Worst worst = new Worst(0, 0, 0, 0);
        long worstResponse = -1;
        long fromRelease = 0;
        long end = 0;
        for (long job = 0; job < MOST_JOBS; job++) {
            if (job > 0 && (single || job >= enough || isOver(job, end, length.getAsLong()))) {
                return Optional.of(worst);
            }
            enough = job == FEW_JOBS && untilStart.isEmpty() ? jobsUntilTheyRepeat() : enough;
            OptionalLong start = start(job, end, budget);
            OptionalLong finish = start.isEmpty() ? start : end(job, start.getAsLong(), budget);
            if (finish.isEmpty()) {
                return Optional.empty();
            }
            end = finish.getAsLong();
            long response = end - own.arrivalDistance(job);
            fromRelease = Math.max(fromRelease, end - own.releaseDistance(job));
            boolean longer = response > worstResponse;
            worstResponse = Math.max(response, worstResponse);
            worst = longer
                    ? new Worst(job, start.getAsLong(), end, fromRelease)
                    : new Worst(worst.job(), worst.startNs(), worst.endNs(), fromRelease);
        }
        return Optional.empty();
    }

    /** How many jobs show every response of a core that is full, whose busy period may not end. */
    private long jobsUntilTheyRepeat() {
        List<Share> shares = new ArrayList<>();
        always.forEach(i -> shares.add(new Share(i.curve(), i.demandOfNs(1))));
        untilStart.forEach(i -> shares.add(new Share(i.curve(), i.demandOfNs(1))));
        shares.add(new Share(own, perJobNs));
        OptionalLong repetition = Repetition.periodNs(shares);
        if (repetition.isEmpty()) {
            return Long.MAX_VALUE;
        }
        // from the first that is not among those that jitter puts at the start
        long cycles = Sums.sum(Math.ceilDiv(own.jitterNs(), own.periodNs()), repetition.getAsLong() / own.periodNs());
        return Sums.product(Sums.sum(cycles, 1), own.count());
    }

    /** True if this job cannot be released within the busy period. */
    private boolean isOver(long job, long lastEnd, long length) {
        return own.releaseDistance(job) >= Math.max(lastEnd, length);
    }

    /** Length of the level's busy period. */
    private OptionalLong length(Budget budget) {
        long t = 1;
        Growing all = new Growing(always);
        Growing first = new Growing(untilStart);
        while (true) {
            long next = Sums.sum(onceNs, Sums.product(Math.max(1, own.releases(t)), perJobNs));
            next = Sums.sum(next, Sums.sum(all.in(t), first.in(t)));
            if (next >= Sums.LIMIT || budget.isSpent()) {
                return OptionalLong.empty();
            }
            if (next <= t) {
                return OptionalLong.of(t);
            }
            t = next;
        }
    }

    /** When a job has started at the latest; arrivals at that instant go first. Only of interest if it then runs to completion. */
    private OptionalLong start(long job, long from, Budget budget) {
        if (untilStart.isEmpty()) {
            return OptionalLong.of(from);
        }
        long before = Sums.sum(Sums.sum(onceNs, Sums.product(job, perJobNs)), Math.max(0, perJobNs - tailNs));
        long s = Math.max(before, 0);
        Growing all = new Growing(always);
        Growing first = new Growing(untilStart);
        while (true) {
            long next = Sums.sum(before, Sums.sum(all.in(s + 1), first.in(s + 1)));
            if (next >= Sums.LIMIT || budget.isSpent()) {
                return OptionalLong.empty();
            }
            if (next <= s) {
                return OptionalLong.of(s);
            }
            s = next;
        }
    }

    private OptionalLong end(long job, long start, Budget budget) {
        boolean preemptive = untilStart.isEmpty();
        long fixed = Sums.sum(onceNs, Sums.product(job + 1, perJobNs));
        long begun = preemptive ? 0 : start + 1;
        fixed = Sums.sum(fixed, demand(untilStart, begun));
        long w = Math.max(1 - momentNs, Math.max(fixed, start));
        Growing all = new Growing(always);
        while (true) {
            long next = Sums.sum(fixed, all.in(Math.max(w + momentNs, begun)));
            if (next >= Sums.LIMIT || budget.isSpent()) {
                return OptionalLong.empty();
            }
            if (next <= w) {
                return OptionalLong.of(next);
            }
            w = next;
        }
    }

    /** How long a window {@code always} delays a job in that starts and ends then. */
    long delayedNs(long startNs, long endNs) {
        long begun = untilStart.isEmpty() ? 1 : startNs + 1;
        return Math.max(begun, endNs + momentNs);
    }

    private static long demand(List<Interferer> interferers, long window) {
        long sum = 0;
        for (Interferer interferer : interferers) {
            sum = Sums.sum(sum, interferer.demandNs(window));
        }
        return sum;
    }
}

package dev.takt.projects.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** The theorems of uniprocessor scheduling written down plainly over whole units, with no regard to speed: what the analysis is held against. */
final class SecondOpinion {
    /** The longest response from arrival and from release. */
    record Figures(long fromArrival, long fromRelease) {}

    /** Tasks in order of urgency, the most urgent first; a threshold is the place of the least urgent task that still cannot preempt, counted the same way. */
    record Set(int[] cost, int[] period, int[] deadline, int[] jitter, int[] blocking, int[] threshold) {
        int size() {
            return cost.length;
        }

        int[] priorities() {
            return IntStream.range(0, size()).toArray();
        }

        static Set of(SplittableRandom random, boolean blocked) {
            int n = random.nextInt(1, 6);
            int percent = new int[] {50, 80, 95, 100, 105}[random.nextInt(5)];
            int[] periods = {4, 5, 6, 8, 10, 12, 15, 20, 24, 30};
            Set set = new Set(new int[n], new int[n], new int[n], new int[n], new int[n], new int[n]);
            for (int i = 0; i < n; i++) {
                int period = random.nextBoolean() ? periods[random.nextInt(10)] : random.nextInt(2, 31);
                set.period[i] = period;
                set.cost[i] = Math.max(1, (percent * period * random.nextInt(1, 4) / 2 / n + 50) / 100);
                set.deadline[i] = random.nextInt(1, 3 * period);
                set.jitter[i] = random.nextInt(3) == 0 ? random.nextInt(3 * period) : 0;
                set.blocking[i] = blocked && random.nextInt(4) == 0 ? random.nextInt(10) : 0;
                set.threshold[i] = random.nextInt(i + 1);
            }
            return set;
        }
    }

    private SecondOpinion() {}

    private static long hyperperiod(Set set, int tasks) {
        long common = 1;
        for (int i = 0; i < tasks; i++) {
            long a = common;
            long b = set.period[i];
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            common = common / a * set.period[i];
        }
        return common;
    }

    /** Negative, zero or positive as the first so many tasks need less than, just, or more than the core. */
    private static long excess(Set set, int tasks) {
        long common = hyperperiod(set, tasks);
        long work = 0;
        for (int i = 0; i < tasks; i++) {
            work += common / set.period[i] * set.cost[i];
        }
        return work - common;
    }

    private static long released(Set set, int task, long window) {
        return Math.ceilDiv(window + set.jitter[task], set.period[task]);
    }

    private static long begun(Set set, int task, long at) {
        return Math.floorDiv(at + set.jitter[task], set.period[task]) + 1;
    }

    /** Fixed priorities with thresholds: own priority for preemptive, 0 for non-preemptive. Every job of the busy period, or of a common period if it does not end. */
    static Optional<Figures> fixed(Set set, int task, int[] threshold, int granule) {
        long excess = excess(set, task + 1);
        if (excess > 0) {
            return Optional.empty();
        }
        long blocking = IntStream.range(task + 1, set.size())
                .filter(k -> threshold[k] <= task)
                .map(k -> set.cost[k] - granule)
                .max()
                .orElse(0);
        blocking += set.blocking[task];
        return Optional.of(longest(
                set, task, blocking, excess == 0, before -> end(set, task, start(set, task, before), threshold)));
    }

    /** Fixed priorities with the last so many units of the task not preempted, which so has its end from where they start. */
    static Optional<Figures> lastRegion(Set set, int task, long blocking, int last) {
        if (last == 0) {
            return fixed(blocked(set, task, blocking), task, set.priorities(), 0);
        }
        long excess = excess(set, task + 1);
        return excess > 0
                ? Optional.empty()
                : Optional.of(longest(
                        set,
                        task,
                        blocking,
                        excess == 0,
                        before -> start(set, task, before + set.cost[task] - last) + last));
    }

    private static Set blocked(Set set, int task, long blocking) {
        int[] given = new int[set.size()];
        given[task] = (int) blocking;
        return new Set(set.cost, set.period, set.deadline, set.jitter, given, set.threshold);
    }

    /** Of every job of the busy period, or of a common period if it does not end; {@code end} is where a job ends that has so much before it. */
    private static Figures longest(Set set, int task, long blocking, boolean full, LongUnaryOperator end) {
        long most = 2 * hyperperiod(set, task + 1) / set.period[task] + set.jitter[task] / set.period[task] + 2;
        long busy = busy(set, task + 1, blocking, full);
        long fromArrival = 0;
        long fromRelease = 0;
        for (int job = 0; job < most && (long) job * set.period[task] - set.jitter[task] < busy; job++) {
            long ends = end.applyAsLong(blocking + (long) job * set.cost[task]);
            long arrival = (long) job * set.period[task] - set.jitter[task];
            fromArrival = Math.max(fromArrival, ends - arrival);
            fromRelease = Math.max(fromRelease, ends - Math.max(0, arrival));
        }
        return new Figures(fromArrival, fromRelease);
    }

    /**
     * Fixed priorities with a wait in each job of some tasks: the shorter of two bounds. One counts all waits as execution; the other counts those of more urgent tasks as jitter, for jobs that are through before the next is
     * released (Chen et al. 2019, sections 4.1 and 4.2). {@code above} are the figures of the more urgent tasks.
     */
    static Optional<Figures> waiting(Set set, int[] wait, int task, List<Optional<Figures>> above) {
        int[] cost =
                IntStream.range(0, set.size()).map(i -> set.cost[i] + wait[i]).toArray();
        Optional<Figures> asWork = fixed(with(set, cost, set.jitter), task, set.priorities(), 0);
        int[] jitter = set.jitter.clone();
        for (int i = 0; i < task; i++) {
            if (wait[i] > 0) {
                Optional<Figures> figures = above.get(i);
                if (figures.isEmpty() || figures.get().fromRelease() > set.period[i] - set.jitter[i]) {
                    return asWork;
                }
                jitter[i] += (int) figures.get().fromRelease() - set.cost[i];
                cost[i] = set.cost[i];
            }
        }
        Optional<Figures> asJitter = fixed(with(set, cost, jitter), task, set.priorities(), 0)
                .filter(f -> f.fromRelease() <= set.period[task] - set.jitter[task]);
        boolean shorter = asJitter.isPresent()
                && (asWork.isEmpty()
                        || asJitter.get().fromArrival() < asWork.get().fromArrival());
        return shorter ? asJitter : asWork;
    }

    private static Set with(Set set, int[] cost, int[] jitter) {
        return new Set(cost, set.period, set.deadline, jitter, set.blocking, set.threshold);
    }

    private static long busy(Set set, int tasks, long blocking, boolean full) {
        long end = 3 * hyperperiod(set, tasks) + Arrays.stream(set.jitter).sum() + blocking;
        for (long t = 1, next; t < end || !full; t = next) {
            next = blocking;
            for (int i = 0; i < tasks; i++) {
                next += released(set, i, t) * set.cost[i];
            }
            if (next <= t) {
                return t;
            }
        }
        return Long.MAX_VALUE;
    }

    private static long start(Set set, int task, long before) {
        for (long s = before, next; ; s = next) {
            next = before;
            for (int i = 0; i < task; i++) {
                next += begun(set, i, s) * set.cost[i];
            }
            if (next <= s) {
                return s;
            }
        }
    }

    private static long end(Set set, int task, long start, int[] threshold) {
        for (long f = start + set.cost[task], next; ; f = next) {
            next = start + set.cost[task];
            for (int i = 0; i < Math.min(task, threshold[task]); i++) {
                next += (released(set, i, f) - begun(set, i, start)) * set.cost[i];
            }
            if (next <= f) {
                return f;
            }
        }
    }

    /** Earliest deadline first: each arrival at which the job is due together with another. */
    static Optional<Figures> edf(Set set, int task, boolean preemptive, int granule) {
        long excess = excess(set, set.size());
        if (excess > 0) {
            return Optional.empty();
        }
        long latest = Arrays.stream(set.deadline).max().orElse(0)
                + Arrays.stream(set.jitter).max().orElse(0);
        long most = 2 * hyperperiod(set, set.size()) + 2 * latest;
        long blocking = (preemptive ? 0 : Arrays.stream(set.cost).max().orElse(0))
                + Arrays.stream(set.blocking).max().orElse(0);
        long busy = Math.min(most, busy(set, set.size(), blocking, excess == 0));
        TreeSet<Long> arrivals = new TreeSet<>();
        for (int i = 0; i < set.size(); i++) {
            long first = set.deadline[i] - set.jitter[i] - set.deadline[task];
            for (long a = first; a <= busy; a += set.period[i]) {
                arrivals.add(a);
            }
        }
        long fromArrival = 0;
        long fromRelease = 0;
        for (long arrival : arrivals.tailSet((long) -set.jitter[task])) {
            long end = endByDeadline(set, task, arrival, preemptive, granule);
            fromArrival = Math.max(fromArrival, end - arrival);
            fromRelease = Math.max(fromRelease, end - Math.max(0, arrival));
        }
        return Optional.of(new Figures(fromArrival, fromRelease));
    }

    private static long endByDeadline(Set set, int task, long arrival, boolean preemptive, int granule) {
        long due = arrival + set.deadline[task];
        long own = Math.floorDiv(arrival + set.jitter[task], set.period[task]) * set.cost[task];
        long blocking = preemptive
                ? 0
                : IntStream.range(0, set.size())
                        .filter(k -> k != task && set.deadline[k] > due)
                        .map(k -> set.cost[k] - granule)
                        .max()
                        .orElse(0);
        blocking += givenBlocking(set, due);
        long last = preemptive ? set.cost[task] : 0;
        for (long w = preemptive ? 1 : 0, next; ; w = next) {
            next = blocking + own + last;
            for (int i = 0; i < set.size(); i++) {
                long dueToo = Math.max(0, Math.floorDiv(due - set.deadline[i] + set.jitter[i], set.period[i]) + 1);
                long there = preemptive ? released(set, i, w) : begun(set, i, w);
                next += i == task ? 0 : Math.min(dueToo, there) * set.cost[i];
            }
            if (next <= w) {
                return w + set.cost[task] - last;
            }
        }
    }

    /** The largest figure of the tasks that can have a job due by then: what is due by a time is blocked once (Baker 1991). */
    private static long givenBlocking(Set set, long due) {
        long jitter = Arrays.stream(set.jitter).max().orElse(0);
        return IntStream.range(0, set.size())
                .filter(k -> set.deadline[k] <= due + jitter)
                .map(k -> set.blocking[k])
                .max()
                .orElse(0);
    }

    /** True if what is due in any length of time fits into it, blocking by a task due later included. */
    static boolean demandFits(Set set, boolean preemptive) {
        if (excess(set, set.size()) > 0) {
            return false;
        }
        long end = 2 * hyperperiod(set, set.size())
                + 2L * Arrays.stream(set.deadline).max().orElse(0);
        for (int task = 0; task < set.size(); task++) {
            for (long t = set.deadline[task]; t <= end; t += set.period[task]) {
                if (demand(set, t) + (preemptive ? 0 : longestDueAfter(set, t)) > t) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long demand(Set set, long t) {
        long sum = 0;
        for (int i = 0; i < set.size(); i++) {
            sum += Math.max(0, Math.floorDiv(t - set.deadline[i], set.period[i]) + 1) * set.cost[i];
        }
        return sum;
    }

    private static long longestDueAfter(Set set, long t) {
        return IntStream.range(0, set.size())
                .filter(k -> set.deadline[k] > t)
                .map(k -> set.cost[k])
                .max()
                .orElse(0);
    }
}

package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tasks of a core under earliest deadline first, what is above them and what may block them: {@code above} are handlers and the runtime, {@code givenNs} is blocking that the design gives by task, {@code onceNs} what
 * the kernel may be at. Blocking of jobs due by t is one longest section that begun before, by a task due later, whose ceiling is at least as urgent as a job due by t (Baruah 2006); under inheritance one of each
 * such task.
 */
record EdfCore(
        List<EdfTask> tasks,
        List<Interferer> above,
        List<EdfBlocker> blockers,
        long onceNs,
        boolean preemptive,
        long granuleNs) {
    private static final int MOST_ROUNDS = 200_000;

    EdfCore {
        tasks = List.copyOf(tasks);
        above = List.copyOf(above);
        blockers = List.copyOf(blockers);
    }

    long latestJitterNs() {
        return tasks.stream().mapToLong(t -> t.curve().ownJitterNs()).max().orElse(0);
    }

    /** Whatever is due from here on is blocked only by what the design gives as a figure. */
    long latestBlockerNs() {
        return blockers.stream()
                .filter(b -> !b.isGiven())
                .mapToLong(EdfBlocker::deadlineNs)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The blocking of a window that ends with a job of this task due at this time, in parts. Jobs of the task itself come in order and do not block. */
    List<Term> blocking(EdfTask of, long dueNs, long latestJitterNs) {
        return blocking(blockers.stream().filter(b -> !b.isOwnOf(of)).toList(), dueNs, latestJitterNs);
    }

    private List<Term> blocking(List<EdfBlocker> by, long dueNs, long latestJitterNs) {
        Optional<Term> longest = Optional.empty();
        Map<Integer, Term> inherited = new LinkedHashMap<>();
        for (EdfBlocker b : by) {
            if (!b.blocks(dueNs, latestJitterNs) || b.ns() <= granuleNs) {
                continue;
            }
            Term term = new Term(TermKind.BLOCKING, Optional.of(b.by().context().item()), b.on(), b.ns() - granuleNs);
            if (b.inherited()) {
                inherited.merge(b.by().index(), term, (x, y) -> x.ns() >= y.ns() ? x : y);
            } else if (longest.isEmpty() || longest.get().ns() < term.ns()) {
                longest = Optional.of(term);
            }
        }
        List<Term> terms = new ArrayList<>(inherited.values());
        longest.ifPresent(terms::add);
        return terms;
    }

    long blockingNs(EdfTask of, long dueNs, long latestJitterNs) {
        return blockers.isEmpty() ? 0 : sum(blocking(of, dueNs, latestJitterNs));
    }

    /** The blocking of everything that is due by a time. */
    long blockingOfAllNs(long dueNs, long latestJitterNs) {
        return blockers.isEmpty() ? 0 : sum(blocking(blockers, dueNs, latestJitterNs));
    }

    private static long sum(List<Term> terms) {
        return terms.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
    }

    /** More than any window is blocked. */
    long mostBlockingNs() {
        long inherited = 0;
        long longest = 0;
        for (EdfBlocker b : blockers) {
            inherited = b.inherited() ? Sums.sum(inherited, b.ns()) : inherited;
            longest = Math.max(longest, b.inherited() ? 0 : b.ns());
        }
        return Sums.sum(inherited, longest);
    }

    long aboveNs(long windowNs) {
        long sum = 0;
        for (Interferer i : above) {
            sum = Sums.sum(sum, i.demandNs(windowNs));
        }
        return sum;
    }

    /** Shares of the core as asked for, each with its waits. */
    List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        above.forEach(i -> shares.add(new Share(i.curve(), Sums.sum(i.executionNs(), i.overheadNs()))));
        tasks.forEach(t -> shares.add(new Share(t.curve(), t.costNs())));
        return shares;
    }

    /** Up to where arrivals of a busy period have to be looked at, and whether it ends there. */
    record Horizon(long ns, boolean ends) {}

    /** The longest busy period, what arrives up to {@code momentNs} beyond its end included; or, if the core is full and it does not end, until every response has come. */
    Optional<Horizon> horizon(long momentNs) {
        OptionalLong busy = busyNs(momentNs);
        if (busy.isPresent()) {
            return Optional.of(new Horizon(busy.getAsLong(), true));
        }
        OptionalLong repetition = Repetition.periodNs(shares());
        if (repetition.isEmpty()) {
            return Optional.empty();
        }
        long settled = tasks.stream()
                .mapToLong(t -> Sums.sum(t.deadlineNs(), t.curve().jitterNs()))
                .max()
                .orElse(0);
        long horizon = Sums.sum(repetition.getAsLong(), settled);
        return horizon >= Sums.LIMIT / 2 ? Optional.empty() : Optional.of(new Horizon(horizon, false));
    }

    /** The longest time that the core can be busy at a stretch, if it ends. */
    private OptionalLong busyNs(long momentNs) {
        long fixed = Sums.sum(onceNs, mostBlockingNs());
        long t = 1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long next = Sums.sum(fixed, aboveNs(t + momentNs));
            for (EdfTask task : tasks) {
                next = Sums.sum(next, Sums.product(task.releases(t + momentNs), task.costNs()));
            }
            if (next <= t) {
                return OptionalLong.of(t);
            }
            if (next >= Sums.LIMIT) {
                return OptionalLong.empty();
            }
            t = next;
        }
        return OptionalLong.empty();
    }
}

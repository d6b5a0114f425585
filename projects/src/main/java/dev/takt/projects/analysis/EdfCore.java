package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Whatever is due from here on is blocked only by what blocks always. */
    long latestBlockerNs() {
        return blockers.stream()
                .filter(b -> !b.isAlways())
                .mapToLong(EdfBlocker::deadlineNs)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /**
     * The blocking of a window that ends with a job of this task due at this time, in parts. Jobs of the task itself come in order and do not block. Whoever blocks has done a granule before, one in all; what the design gives
     * as a figure counts in full.
     */
    List<Term> blocking(EdfTask of, long dueNs, long latestJitterNs) {
        Map<Object, EdfBlocker> longest = new LinkedHashMap<>();
        for (EdfBlocker b : blockers) {
            if (!b.isOwnOf(of) && b.blocks(dueNs, latestJitterNs) && b.ns() > 0) {
                longest.merge(b.group(), b, (x, y) -> x.ns() >= y.ns() ? x : y);
            }
        }
        List<Term> terms = new ArrayList<>();
        long left = granuleNs;
        for (EdfBlocker b : longest.values()) {
            long off = b.isGiven() ? 0 : Math.min(left, b.ns());
            left -= off;
            if (b.ns() > off) {
                Optional<ItemId> by = b.isGiven()
                        ? Optional.empty()
                        : Optional.of(b.by().context().item());
                terms.add(new Term(TermKind.BLOCKING, by, b.on(), b.ns() - off));
            }
        }
        return terms;
    }

    long blockingNs(EdfTask of, long dueNs, long latestJitterNs) {
        return blockingNs(Optional.of(of), dueNs, latestJitterNs);
    }

    /** The blocking of everything that is due by a time. */
    long blockingOfAllNs(long dueNs, long latestJitterNs) {
        return blockingNs(Optional.empty(), dueNs, latestJitterNs);
    }

    private long blockingNs(Optional<EdfTask> of, long dueNs, long latestJitterNs) {
        long one = 0;
        long given = 0;
        Map<Integer, Long> inherited = new HashMap<>();
        for (EdfBlocker b : blockers) {
            if (b.blocks(dueNs, latestJitterNs) && (of.isEmpty() || !b.isOwnOf(of.get()))) {
                switch (b.kind()) {
                    case ONE -> one = Math.max(one, b.ns());
                    case GIVEN -> given = Math.max(given, b.ns());
                    case EACH_TASK -> inherited.merge(b.by().index(), b.ns(), Math::max);
                }
            }
        }
        long drawn = inherited.values().stream().reduce(one, Sums::sum);
        return Sums.sum(given, Math.max(0, drawn - granuleNs));
    }

    /** At least what any window is blocked. */
    long mostBlockingNs() {
        long each = 0;
        long one = 0;
        long given = 0;
        for (EdfBlocker b : blockers) {
            switch (b.kind()) {
                case ONE -> one = Math.max(one, b.ns());
                case GIVEN -> given = Math.max(given, b.ns());
                case EACH_TASK -> each = Sums.sum(each, b.ns());
            }
        }
        return Sums.sum(given, Sums.sum(each, one));
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
        return horizon >= Sums.LIMIT ? Optional.empty() : Optional.of(new Horizon(horizon, false));
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

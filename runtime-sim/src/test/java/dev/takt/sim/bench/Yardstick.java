package dev.takt.sim.bench;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The least that simulates periodic tasks under preemptive fixed priorities on one core: two heaps, no trace, no locks, no overheads, no rounds. What the engine is measured against. Tasks are in order of
 * urgency.
 */
final class Yardstick {
    /** A job that is ready: whose, in what order they came, what is left. */
    private static final class Job {
        final int task;
        final long order;
        final long release;
        long left;

        Job(int task, long order, long release, long left) {
            this.task = task;
            this.order = order;
            this.release = release;
            this.left = left;
        }
    }

    private static final Comparator<Job> BY_URGENCY =
            Comparator.<Job>comparingInt(j -> j.task).thenComparingLong(j -> j.order);

    private final long[] period;
    private final long[] wcet;

    Yardstick(long[] period, long[] wcet) {
        this.period = period;
        this.wcet = wcet;
    }

    /** Releases, completions and preemptions before an instant; negative if more deadlines are missed than there are tasks. */
    long events(long untilNs) {
        PriorityQueue<long[]> releases =
                new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        PriorityQueue<Job> ready = new PriorityQueue<>(BY_URGENCY);
        for (int task = 0; task < period.length; task++) {
            releases.add(new long[] {0, task});
        }
        Job running = null;
        long now = 0;
        long order = 0;
        long events = 0;
        long[] worst = new long[period.length];
        long missed = 0;
        while (true) {
            long release = releases.element()[0];
            long end = running == null ? Long.MAX_VALUE : now + running.left;
            long next = Math.min(release, end);
            if (next >= untilNs) {
                return missed > worst.length ? -events : events;
            }
            if (running != null) {
                running.left -= next - now;
                if (running.left == 0) {
                    events++;
                    long response = next - running.release;
                    worst[running.task] = Math.max(worst[running.task], response);
                    missed += response > period[running.task] ? 1 : 0;
                    running = null;
                }
            }
            now = next;
            while (releases.element()[0] == now) {
                long[] source = releases.remove();
                int task = (int) source[1];
                ready.add(new Job(task, order++, now, wcet[task]));
                events++;
                source[0] = now + period[task];
                releases.add(source);
            }
            Job first = ready.peek();
            if (first != null && (running == null || first.task < running.task)) {
                ready.remove();
                if (running != null) {
                    events++;
                    ready.add(running);
                }
                running = first;
            }
        }
    }
}

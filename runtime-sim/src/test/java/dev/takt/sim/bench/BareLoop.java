package dev.takt.sim.bench;

/**
 * The least that simulates periodic tasks under preemptive fixed priorities on one core: no trace, no locks, no rounds, a scan instead of a heap. The yardstick of {@link EngineBench}. Tasks are
 * in order of urgency; counts releases, completions and preemptions.
 */
final class BareLoop {
    private final long[] period;
    private final long[] wcet;

    BareLoop(long[] period, long[] wcet) {
        this.period = period;
        this.wcet = wcet;
    }

    long events(long until) {
        int n = period.length;
        long[] next = new long[n];
        long[] left = new long[n];
        int[] waiting = new int[n];
        int running = -1;
        long now = 0;
        long events = 0;
        while (true) {
            long release = Long.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                release = Math.min(release, next[i]);
            }
            long end = running < 0 ? Long.MAX_VALUE : now + left[running];
            long then = Math.min(release, end);
            if (then >= until) {
                return events;
            }
            if (running >= 0) {
                left[running] -= then - now;
                if (left[running] == 0) {
                    events++;
                    if (--waiting[running] > 0) {
                        left[running] = wcet[running];
                    }
                    running = -1;
                }
            }
            now = then;
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (next[i] == now) {
                    next[i] += period[i];
                    events++;
                    if (waiting[i]++ == 0) {
                        left[i] = wcet[i];
                    }
                }
                if (best < 0 && waiting[i] > 0) {
                    best = i;
                }
            }
            if (running >= 0 && best != running) {
                events++;
            }
            running = best;
        }
    }
}

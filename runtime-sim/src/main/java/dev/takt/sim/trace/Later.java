package dev.takt.sim.trace;

/** How the events of one time round differ from those of the round before: by a length of time, and by so many jobs of each context. */
final class Later {
    private final long periodNs;
    private final long[] jobs;

    Later(long periodNs, long[] jobs) {
        this.periodNs = periodNs;
        this.jobs = jobs;
    }

    /** Nothing is behind the end of time. */
    long instant(long ns) {
        long later = ns + periodNs;
        return periodNs > 0 && later < ns ? Long.MAX_VALUE : later;
    }

    long job(int context, long number) {
        boolean counts = number >= 0 && context >= 0 && context < jobs.length;
        return counts ? number + jobs[context] : number;
    }

    /** The value of an event; of some kinds it is an instant. */
    long value(EventKind kind, long value) {
        boolean instant = kind == EventKind.ARRIVAL || kind == EventKind.RELEASE || kind == EventKind.MISS;
        return instant && value != Trace.NONE ? instant(value) : value;
    }

    /** So many rounds later, or earlier. */
    Later times(long rounds) {
        long[] all = new long[jobs.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = jobs[i] * rounds;
        }
        return new Later(periodNs * rounds, all);
    }
}

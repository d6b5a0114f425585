package dev.takt.projects.analysis;

/** A task under earliest deadline first: its arrivals, what a job takes of its core, waits and spinning included, and its deadline from arrival. */
record EdfTask(Facts facts, Curve curve, long costNs, long deadlineNs) {

    /** What counts beyond the end of a job that ends in a step of no length. */
    long momentNs() {
        return facts.momentNs();
    }

    /** The most releases in a half-open window of this length. */
    long releases(long windowNs) {
        return curve.releases(windowNs);
    }

    /** The most jobs that are released from 0 on and due by {@code dueNs}: deadlines count from arrival, which may be a jitter earlier. */
    long due(long dueNs) {
        long window = dueNs - deadlineNs + curve.ownJitterNs() + 1;
        return window <= 0 ? 0 : curve.arrivals().releases(window);
    }

    /** When the job with this number of the densest sequence is due, from 0, if the first was released at 0 as late as it can. */
    long dueAt(long number) {
        return Sums.sum(curve.arrivalDistance(number), deadlineNs - curve.ownJitterNs());
    }
}

package dev.takt.projects.analysis;

/**
 * How densely jobs can be released: {@code count} arrivals {@code innerNs} apart in every {@code periodNs}, each delayed by up to {@code jitterNs}, and any two releases at least
 * {@code gapNs} apart. {@code ownJitterNs} is the part of the jitter that lies between arrival and release; the rest moves the arrivals themselves.
 */
record Curve(long count, long innerNs, long periodNs, long jitterNs, long ownJitterNs, long gapNs) {
    private static final long NEVER_AGAIN = 4 * Sums.LIMIT;

    static Curve every(long periodNs, long ownJitterNs) {
        return new Curve(1, 0, periodNs, ownJitterNs, ownJitterNs, 0);
    }

    static Curve burst(long count, long innerNs, long outerNs) {
        return new Curve(count, innerNs, outerNs, 0, 0, 0);
    }

    static Curve once() {
        return burst(1, 0, NEVER_AGAIN);
    }

    static Curve never() {
        return burst(0, 0, NEVER_AGAIN);
    }

    /** The arrivals behind the releases: without the jitter that lies between. */
    Curve arrivals() {
        return ownJitterNs == 0 ? this : new Curve(count, innerNs, periodNs, jitterNs - ownJitterNs, 0, gapNs);
    }

    boolean isFinite() {
        return periodNs >= NEVER_AGAIN;
    }

    /** The most releases in a half-open window of this length; as many as are reckoned with where the window or the jitter may be any longer time. */
    long releases(long windowNs) {
        if (windowNs <= 0 || count == 0) {
            return 0;
        }
        if (!isFinite() && Math.max(windowNs, jitterNs) >= Sums.LIMIT) {
            return Sums.LIMIT;
        }
        // Not a sum that stops: two long times are longer than either, and one release more may be in them.
        long stretched = Math.min(windowNs, Sums.LIMIT) + jitterNs;
        long rest = stretched % periodNs;
        long begun = rest == 0 ? 0 : innerNs == 0 ? count : Math.min(count, Math.ceilDiv(rest, innerNs));
        long dense = Sums.sum(Sums.product(stretched / periodNs, count), begun);
        return gapNs > 0 ? Math.min(dense, Math.ceilDiv(windowNs, gapNs)) : dense;
    }

    /** The longest window with no more than so many releases, of which it has no fewer; 0 where that is not simple to say. */
    long sameUpToNs(long releases) {
        if (count == 0) {
            return Sums.LIMIT;
        }
        return innerNs == 0 && gapNs == 0 && releases > 0
                ? Math.max(0, Sums.product(releases / count, Math.min(periodNs, Sums.LIMIT)) - jitterNs)
                : 0;
    }

    /** The least time from the first arrival of a dense sequence to the one with this number, from 0, if the first was as late as it can. */
    long arrivalDistance(long number) {
        return distance(number, jitterNs - ownJitterNs);
    }

    /** The same from release to release. */
    long releaseDistance(long number) {
        return distance(number, jitterNs);
    }

    private long distance(long number, long jitter) {
        if (number == 0 || count == 0) {
            return number == 0 ? 0 : NEVER_AGAIN;
        }
        long nominal = Sums.sum(
                Sums.product(number / count, Math.min(periodNs, Sums.LIMIT)), Sums.product(number % count, innerNs));
        return Math.max(Math.max(0, nominal - jitter), Sums.product(number, gapNs));
    }
}

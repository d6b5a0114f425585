package dev.takt.projects.analysis;

/**
 * Work that delays a context again and again: {@code context} is its index, -1 for the runtime itself; each release costs {@code executionNs}, of which
 * {@code waitNs} are waits, and {@code overheadNs}; {@code carryNs} widens every
 * window by the time a release may still be pending from before.
 */
record Interferer(int context, Curve curve, long executionNs, long waitNs, long overheadNs, long carryNs) {

    static Interferer runtime(Curve curve, long overheadNs, long carryNs) {
        return new Interferer(-1, curve, 0, 0, overheadNs, carryNs);
    }

    /** The same with its waits as wandering of its work rather than as work: it lies anywhere between release and response. */
    Interferer withWaitsAsJitter(long fromReleaseNs) {
        return new Interferer(
                context,
                curve,
                executionNs - waitNs,
                0,
                overheadNs,
                Math.max(carryNs, Math.max(0, fromReleaseNs - coreNs())));
    }

    /** Time of the core that a release takes. */
    long coreNs() {
        return Sums.sum(executionNs - waitNs, overheadNs);
    }

    long releases(long windowNs) {
        return windowNs <= 0 ? 0 : curve.releases(Sums.sum(windowNs, carryNs));
    }

    long demandNs(long windowNs) {
        return Sums.product(releases(windowNs), Sums.sum(executionNs, overheadNs));
    }
}

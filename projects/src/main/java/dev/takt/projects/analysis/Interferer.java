package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/**
 * Work that delays a context again and again: {@code context} is its index, -1 for the runtime itself, which is no item; {@code on}: the peripheral for whose driver it is, or the lock that is waited for; each release costs {@code executionNs}, of which
 * {@code waitNs} are waits, and {@code overheadNs}; {@code carryNs} widens every
 * window by the time a release may still be pending from before.
 */
record Interferer(
        int context,
        Optional<ItemId> item,
        Optional<ItemId> on,
        Curve curve,
        long executionNs,
        long waitNs,
        long overheadNs,
        long carryNs) {

    static Interferer runtime(Curve curve, long overheadNs, long carryNs) {
        return new Interferer(-1, Optional.empty(), Optional.empty(), curve, 0, 0, overheadNs, carryNs);
    }

    /** Interrupts of the timer for a context, or of a driver while it transfers for it. */
    static Interferer driver(ItemId context, Optional<ItemId> peripheral, Curve curve, long overheadNs, long carryNs) {
        return new Interferer(-1, Optional.of(context), peripheral, curve, 0, 0, overheadNs, carryNs);
    }

    /** What a less urgent one does to the end of its section, each time a job of a curve waits for it. */
    static Interferer holder(Term section, Curve curve, long carryNs) {
        return new Interferer(-1, section.by(), section.on(), curve, section.ns(), 0, 0, carryNs);
    }

    /** The same with its waits as wandering of its work rather than as work: it lies anywhere between release and response. */
    Interferer withWaitsAsJitter(long fromReleaseNs) {
        return new Interferer(
                context,
                item,
                on,
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
        return demandOfNs(releases(windowNs));
    }

    /** What so many releases cost. */
    long demandOfNs(long releases) {
        return Sums.product(releases, Sums.sum(executionNs, overheadNs));
    }

    /** Adds what so many releases cost, work and overhead apart. */
    void addTerms(long releases, List<Term> terms) {
        long work = Sums.product(releases, executionNs);
        if (work > 0) {
            terms.add(
                    on.isPresent()
                            ? new Term(TermKind.BLOCKING, item, on, work)
                            : new Term(TermKind.PREEMPTION, item, Optional.empty(), work));
        }
        long overhead = Sums.product(releases, overheadNs);
        if (overhead > 0) {
            terms.add(new Term(TermKind.OVERHEAD, item, on, overhead));
        }
    }

    /** The longest window known to have as many releases as one of this length, which has so many. */
    long sameUpToNs(long windowNs, long releases) {
        return Math.max(windowNs, curve.sameUpToNs(releases) - carryNs);
    }
}

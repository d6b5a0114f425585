package dev.takt.projects.analysis;

import java.util.List;

/**
 * The demand of interferers in a window that only grows: of each it is kept up to which window it stays as it is, so that a step of a fixed point looks anew only at those that have another release in it.
 */
final class Growing {
    private final List<Interferer> interferers;
    private final long[] demand;
    private final long[] upTo;
    private long sum;

    Growing(List<Interferer> interferers) {
        this.interferers = interferers;
        demand = new long[interferers.size()];
        upTo = new long[interferers.size()];
    }

    /** The demand in a window not shorter than any asked for before. */
    long in(long window) {
        for (int i = 0; i < upTo.length; i++) {
            if (upTo[i] < window) {
                Interferer interferer = interferers.get(i);
                long releases = interferer.releases(window);
                long now = interferer.demandOfNs(releases);
                sum = Sums.sum(sum - demand[i], now);
                demand[i] = now;
                upTo[i] = interferer.sameUpToNs(window, releases);
            }
        }
        return sum;
    }
}

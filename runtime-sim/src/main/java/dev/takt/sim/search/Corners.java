package dev.takt.sim.search;

import java.util.ArrayList;
import java.util.List;

/** The first runs of a search: everything at its worst or at its best, one context at its best, and critical instants. */
final class Corners {
    /** Of more contexts than these it is left to chance which one is at its best. */
    private static final int MOST_SINGLE = 100;

    private final Ground ground;
    private final List<Genome> all = new ArrayList<>();

    private Corners(Ground ground) {
        this.ground = ground;
    }

    static List<Genome> of(Ground ground, List<Integer> contexts) {
        return new Corners(ground).corners(contexts);
    }

    private List<Genome> corners(List<Integer> contexts) {
        for (Way branch : List.of(Way.MOST, Way.LEAST)) {
            for (Way jitter : List.of(Way.LEAST, Way.MOST, Way.PLAIN)) {
                all.add(worst().allJitter(jitter).allBranches(branch));
                all.add(worst().allJitter(jitter).allBranches(branch).allWork(Way.LEAST));
            }
        }
        for (int c : contexts) {
            all.add(CriticalInstant.first(ground, c, false));
            all.add(CriticalInstant.first(ground, c, true));
        }
        for (int c = 0; c < Math.min(ground.contexts, MOST_SINGLE); c++) {
            Genome one = worst().allJitter(Way.LEAST);
            one.work[c] = Way.LEAST;
            all.add(one);
        }
        return all;
    }

    private Genome worst() {
        return new Genome(ground).allWork(Way.MOST).allGaps(Way.LEAST);
    }
}

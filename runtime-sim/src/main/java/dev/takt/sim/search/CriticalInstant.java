package dev.takt.sim.search;

import java.util.function.IntToLongFunction;

/**
 * Runs in which everything is released together with a job of one context: what can be moved is moved there, releases with jitter wait for it, and whatever is
 * less urgent comes before it by a little, so that it has begun and cannot be stopped.
 */
final class CriticalInstant {
    private final Ground ground;
    private final Genome genome;

    private CriticalInstant(Ground ground) {
        this.ground = ground;
        genome = new Genome(ground).allWork(Way.MOST).allGaps(Way.LEAST);
    }

    /** With the first job; what is less urgent comes a nanosecond earlier if {@code blocked}. */
    static Genome first(Ground ground, int context, boolean blocked) {
        int own = ground.sourceOf[context];
        long at = own < 0 ? 0 : ground.first[own] + ground.jitter[own] + 1;
        return at(ground, at, s -> blocked && ground.below(s, context) ? 1 : 0);
    }

    /** At an instant; {@code early}: by how much each source comes before it. */
    static Genome at(Ground ground, long atNs, IntToLongFunction early) {
        CriticalInstant made = new CriticalInstant(ground);
        for (int s = 0; s < ground.sources; s++) {
            made.meet(s, Math.max(0, atNs - early.applyAsLong(s)));
        }
        return made.genome;
    }

    private void meet(int s, long atNs) {
        if (ground.free[s]) {
            genome.first[s] = ground.phase(s, atNs - ground.jitter[s]);
        }
        for (int target : ground.plan.sources().get(s).targets()) {
            genome.jitter[target] = Way.MEET;
            genome.meet[target] = atNs;
        }
    }
}

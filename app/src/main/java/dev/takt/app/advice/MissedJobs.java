package dev.takt.app.advice;

import dev.takt.sim.trace.Misses;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The jobs of a run that missed their deadlines, as a list that makes each when it is asked for: there may be millions. */
final class MissedJobs extends AbstractList<SeenJob> implements RandomAccess {
    private final Trace trace;
    private final Slices slices;

    MissedJobs(Trace trace, Slices slices) {
        this.trace = trace;
        this.slices = slices;
    }

    /** Found by its deadline, not by a look at each. */
    @Override
    public int indexOf(Object wanted) {
        if (wanted instanceof SeenJob job && job.missed()) {
            long deadlineNs = job.deadlineNs().orElse(-1);
            Misses misses = slices.misses();
            for (int at = misses.firstAt(deadlineNs); at < size() && misses.deadline(at) == deadlineNs; at++) {
                if (get(at).equals(job)) {
                    return at;
                }
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return slices.misses().size();
    }

    @Override
    public SeenJob get(int miss) {
        Misses misses = slices.misses();
        return SeenJob.of(trace, slices, misses.context(miss), misses.job(miss));
    }
}

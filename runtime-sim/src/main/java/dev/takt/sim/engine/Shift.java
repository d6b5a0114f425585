package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;

/**
 * Moves the state of a run to a later time: every instant that is still to come by a length of time, and every job number of a context by the number of its jobs in that time.
 */
final class Shift implements StateWalk {
    private final long fromNs;
    private final long byNs;
    private final long[] byJobs;

    /** {@code fromNs}: nothing before is left to be played. */
    Shift(long fromNs, long byNs, long[] byJobs) {
        this.fromNs = fromNs;
        this.byNs = byNs;
        this.byJobs = byJobs;
    }

    @Override
    public long instant(long ns) {
        return Times.after(ns, byNs);
    }

    @Override
    public long until(long ns) {
        return ns <= fromNs ? ns : instant(ns);
    }

    @Override
    public boolean isToCome(long ns) {
        return ns >= fromNs;
    }

    @Override
    public long along(long ns) {
        return instant(ns);
    }

    @Override
    public long job(int context, long number) {
        return number < 0 ? number : number + byJobs[context];
    }

    @Override
    public void number(long value) {}
}

package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;

/** A kernel's way from one thread to another on one core: whom it left, whom it is on the way to, and how much of it is left. Once begun it is gone to its end, interrupts in between; other threads do not come before. */
final class ThreadSwitch {
    private final long costNs;
    private int last = -1;
    private int to = -1;
    private long leftNs;

    /** {@code costNs}: what a switch takes. */
    ThreadSwitch(long costNs) {
        this.costNs = costNs;
    }

    /** The thread that had the core last, -1 if none has had it. */
    int last() {
        return last;
    }

    /** The thread that it is on the way to, -1 if no switch has begun. */
    int to() {
        return to;
    }

    /** True if a switch to a thread has begun. */
    boolean leadsTo(Runner r) {
        return r.index == to;
    }

    /** True if the core has to switch before it goes on with a context. */
    boolean comesBefore(Runner r) {
        return costNs > 0 && r.plan.thread() && last >= 0 && last != r.index;
    }

    /** Begins a switch or goes on with it; returns how long it still takes. */
    long begin(Runner r) {
        if (to != r.index) {
            to = r.index;
            leftNs = costNs;
        }
        return leftNs;
    }

    /** An interrupt has come in between. */
    void keep(long ns) {
        leftNs = ns;
    }

    /** A context has the core. */
    void runs(Runner r) {
        last = r.plan.thread() ? r.index : last;
    }

    /** The switch is over. */
    void end(Runner r) {
        last = r.index;
        to = -1;
    }

    /** The thread that a switch may have been on the way to no longer runs. */
    void isGone(Runner r) {
        to = r.index == to ? -1 : to;
    }

    /** As it is between two instants: {@code on}, -1 if on none, is the thread a switch is on the way to. */
    void goOnWith(int lastThread, int on) {
        last = lastThread;
        to = on;
    }

    void reset() {
        goOnWith(-1, -1);
    }

    /** Takes over the state of the same core of another run. */
    void copy(ThreadSwitch from) {
        goOnWith(from.last, from.to);
        leftNs = from.leftNs;
    }

    void walk(StateWalk walk) {
        walk.number(last);
        walk.number(to);
        walk.number(to < 0 ? 0 : leftNs);
    }
}

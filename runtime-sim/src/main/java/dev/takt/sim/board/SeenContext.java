package dev.takt.sim.board;

import dev.takt.sim.trace.Trace;

/** What the log has told of a context so far: its jobs, and the wait that it is in. */
final class SeenContext {
    final SeenJobs jobs;
    private boolean waits;
    private boolean ready;
    private boolean forRoom;
    private int thing = Trace.NONE;

    SeenContext(SeenJobs jobs) {
        this.jobs = jobs;
    }

    boolean waits() {
        return waits;
    }

    /** True if what it waits for has come, as far as others have noted it. */
    boolean isReady() {
        return ready;
    }

    /** True if it waits for this, and it has not come: for room in a channel, or for what comes out of it. */
    boolean waitsFor(int wanted, boolean room) {
        return waits && !ready && thing == wanted && forRoom == room;
    }

    void suspend(int wanted, boolean room) {
        waits = true;
        ready = false;
        thing = wanted;
        forRoom = room;
    }

    void unblock() {
        ready = true;
    }

    void goesOn() {
        waits = false;
        ready = false;
        thing = Trace.NONE;
    }
}

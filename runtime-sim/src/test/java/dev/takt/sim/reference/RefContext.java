package dev.takt.sim.reference;

import dev.takt.projects.machine.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A context as it is at an instant. */
final class RefContext {
    enum State {
        /** No job of it may run. */
        ASLEEP,
        /** It could run, or does. */
        READY,
        /** It waits for a lock. */
        BLOCKED,
        /** It waits for time or a channel. */
        WAITING
    }

    final Context context;
    final List<Act> acts;
    /** Unfinished jobs, the one being served first. */
    final Deque<RefJob> jobs = new ArrayDeque<>();

    final List<RefLock> held = new ArrayList<>();
    State state = State.ASLEEP;
    long arrivals;
    int next;
    boolean begun;
    long left;
    /** When it came to its level. */
    long since;
    /** Below 0 for one that was preempted, the latest lowest: the head of its level; 1 for one that gave others a turn: the tail. */
    long place;
    /** From its dispatch to finish, suspension or yield, preempted or not. */
    boolean dispatched;

    int masks;
    long sliceLeft;
    /** Its job is given up as soon as it holds nothing. */
    boolean doomed;

    @Nullable
    RefLock awaited;

    @Nullable
    RefChannel channel;
    /** The pool it waits for a block of. */
    @Nullable
    RefPool pool;

    /** Random times of the current job so far. */
    long draws;
    /** When the next job comes that comes so long after the end of the last; the first at its offset. */
    long nextAfter = -1;
    /** When it began to wait, counted over all waits. */
    long waitsSince;
    /** When its delay or timeout ends. */
    long until = Long.MAX_VALUE;

    RefContext(Context context, List<Act> acts) {
        this.context = context;
        this.acts = acts;
    }

    RefJob job() {
        return jobs.getFirst();
    }

    Act act() {
        return acts.get(next);
    }
}

package dev.takt.sim.board;

import dev.takt.sim.trace.Trace;
import java.util.ArrayDeque;
import java.util.Deque;

/** Who runs on a core, and who has lost it, the last one first. */
final class SeenCore {
    private int running = Trace.NONE;
    private final Deque<Integer> preempted = new ArrayDeque<>();
    private boolean idle = true;

    int running() {
        return running;
    }

    boolean isIdle() {
        return idle;
    }

    /** Who goes on when nobody else begins; -1 if nobody. */
    int top() {
        return preempted.isEmpty() ? Trace.NONE : preempted.peek();
    }

    boolean hasLost(int context) {
        return preempted.contains(context);
    }

    void runs(int context) {
        preempted.removeFirstOccurrence(context);
        running = context;
        idle = false;
    }

    /** Whoever runs loses the core. */
    void preempt() {
        preempted.push(running);
        running = Trace.NONE;
    }

    void leave() {
        running = Trace.NONE;
    }

    void idles() {
        running = Trace.NONE;
        idle = true;
    }
}

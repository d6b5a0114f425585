package dev.takt.sim.metrics;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;

/**
 * Whom a context waits for at a full channel or an empty pool, neither of which has a holder: the context that takes the next element or gives back the next block, or, if the trace shows none, the last that took one.
 */
final class Givers {
    private final Trace trace;
    private final int waiting;
    private int thing = Trace.NONE;
    /** What was found last holds from here to {@link #to}. */
    private long from;

    private long to;
    private int giver;

    Givers(Trace trace, int waiting) {
        this.trace = trace;
        this.waiting = waiting;
    }

    /** The context, -1 if the trace tells none. */
    int at(int thing, long now) {
        find(thing, now);
        return giver;
    }

    /** When that context makes room, later than the trace if it does not. */
    long nextNs(int thing, long now) {
        find(thing, now);
        return to;
    }

    private void find(int thing, long now) {
        if (thing == this.thing && from <= now && now < to) {
            return;
        }
        this.thing = thing;
        from = now;
        to = Long.MAX_VALUE;
        giver = Trace.NONE;
        int later = trace.firstAt(now + 1);
        for (int event = later; event < trace.size(); event++) {
            if (trace.kind(event) == EventKind.RECEIVE && isOfAnother(event)) {
                to = trace.time(event);
                giver = trace.context(event);
                return;
            }
        }
        boolean pool = trace.names().things().get(thing).kind() == ThingKind.POOL;
        EventKind taking = pool ? EventKind.SEND : EventKind.RECEIVE;
        for (int event = later - 1; event >= 0 && giver < 0; event--) {
            if (trace.kind(event) == taking && isOfAnother(event)) {
                giver = trace.context(event);
            }
        }
    }

    private boolean isOfAnother(int event) {
        return trace.other(event) == thing && trace.context(event) >= 0 && trace.context(event) != waiting;
    }
}

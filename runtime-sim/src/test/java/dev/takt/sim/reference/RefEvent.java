package dev.takt.sim.reference;

import dev.takt.sim.trace.EventKind;

/** What happened to which job when, and the thing or context it happened with. */
record RefEvent(long time, EventKind kind, String context, long job, String detail) {
    @Override
    public String toString() {
        return time + "," + kind.tag() + "," + context + "#" + job + (detail.isEmpty() ? "" : "," + detail);
    }
}

package dev.takt.sim.trace;

/** Takes the events of a trace one after the other, from the first to the last. */
@FunctionalInterface
public interface EventReader {
    /** The columns are those of {@link EventKind}. */
    void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value);
}

package dev.takt.sim.engine;

import dev.takt.sim.plan.EventWatch;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import java.util.List;

/** Writes what happens now into the trace. */
final class Recorder {
    final TraceBuilder trace;
    private final World world;
    boolean missSeen;
    boolean watchedSeen;
    boolean resetSeen;
    private EventWatch[] watches = new EventWatch[0];

    Recorder(World world, TraceBuilder trace) {
        this.world = world;
        this.trace = trace;
    }

    void of(EventKind kind, Runner r) {
        of(kind, r, Trace.NONE, Trace.NONE);
    }

    void of(EventKind kind, Runner r, int other, long value) {
        add(kind, r.cpu.index, r.index, r.job(), other, value);
    }

    void job(EventKind kind, Runner r, long job, long value) {
        add(kind, r.cpu.index, r.index, job, Trace.NONE, value);
    }

    void core(EventKind kind, int core, int other, long value) {
        add(kind, core, Trace.NONE, Trace.NONE, other, value);
    }

    void overhead(Cpu cpu, int context, long job, int cost, long left) {
        add(EventKind.OVERHEAD, cpu.index, context, job, cost, left);
    }

    /** What a run stops at from now on. */
    void watch(List<EventWatch> wanted) {
        watches = wanted.toArray(EventWatch[]::new);
        watchedSeen = false;
    }

    private void add(EventKind kind, int core, int context, long job, int other, long value) {
        trace.add(world.now, kind, core, context, job, other, value);
        if (watches.length > 0) {
            for (EventWatch watch : watches) {
                watchedSeen |= watch.meets(kind.ordinal(), context, other, value);
            }
        }
    }
}

package dev.takt.sim.engine;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;

/** Writes what happens now into the trace. */
final class Recorder {
    final TraceBuilder trace;
    private final World world;
    boolean missSeen;

    Recorder(World world, TraceBuilder trace) {
        this.world = world;
        this.trace = trace;
    }

    void of(EventKind kind, Runner r) {
        of(kind, r, Trace.NONE, Trace.NONE);
    }

    void of(EventKind kind, Runner r, int other, long value) {
        trace.add(world.now, kind, r.cpu.index, r.index, r.job(), other, value);
    }

    void job(EventKind kind, Runner r, long job, long value) {
        trace.add(world.now, kind, r.cpu.index, r.index, job, Trace.NONE, value);
    }

    void core(EventKind kind, int core, int other, long value) {
        trace.add(world.now, kind, core, Trace.NONE, Trace.NONE, other, value);
    }

    void overhead(Cpu cpu, int context, long job, int cost, long left) {
        trace.add(world.now, EventKind.OVERHEAD, cpu.index, context, job, cost, left);
    }
}

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
    /** So many deadlines have been missed. */
    long misses;

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

    void arrival(Runner r, long job, long deadlineNs) {
        trace.arrival(world.now, r.cpu.index, r.index, job, deadlineNs);
        look(EventKind.ARRIVAL, r, Trace.NONE, deadlineNs);
    }

    void release(Runner r, long job, long arrivalNs) {
        trace.release(world.now, r.cpu.index, r.index, job, arrivalNs);
        look(EventKind.RELEASE, r, Trace.NONE, arrivalNs);
    }

    void start(Runner r) {
        trace.start(world.now, r.cpu.index, r.index, r.job());
        look(EventKind.START, r, Trace.NONE, Trace.NONE);
    }

    void resume(Runner r) {
        trace.resume(world.now, r.cpu.index, r.index, r.job());
        look(EventKind.RESUME, r, Trace.NONE, Trace.NONE);
    }

    void preempt(Runner r, Runner by) {
        trace.preempt(world.now, r.cpu.index, r.index, r.job(), by.index);
        look(EventKind.PREEMPT, r, by.index, Trace.NONE);
    }

    void complete(Runner r, long responseNs) {
        trace.complete(world.now, r.cpu.index, r.index, r.job(), responseNs);
        look(EventKind.COMPLETE, r, Trace.NONE, responseNs);
    }

    /** A context takes a thing, gives it back, waits for it or has got it; no thing: {@link Trace#NONE}. */
    void about(EventKind kind, Runner r, int thing) {
        trace.about(world.now, kind, r.cpu.index, r.index, r.job(), thing);
        look(kind, r, thing, Trace.NONE);
    }

    /** Nothing runs on a core. */
    void idle(int core) {
        trace.idle(world.now, core);
        if (watches.length > 0) {
            look(EventKind.IDLE, Trace.NONE, Trace.NONE, Trace.NONE);
        }
    }

    void core(EventKind kind, int core, int other, long value) {
        add(kind, core, Trace.NONE, Trace.NONE, other, value);
    }

    void overhead(Cpu cpu, int context, long job, int cost, long left) {
        if (context < 0) {
            add(EventKind.OVERHEAD, cpu.index, context, job, cost, left);
            return;
        }
        trace.overhead(world.now, cpu.index, context, job, cost, left);
        if (watches.length > 0) {
            look(EventKind.OVERHEAD, context, cost, left);
        }
    }

    /** A job has missed its deadline. */
    void miss(Runner r, long job, long deadlineNs) {
        job(EventKind.MISS, r, job, deadlineNs);
        missSeen = true;
        misses++;
    }

    /** What a run stops at from now on. */
    void watch(List<EventWatch> wanted) {
        watches = wanted.toArray(EventWatch[]::new);
        watchedSeen = false;
    }

    private void add(EventKind kind, int core, int context, long job, int other, long value) {
        trace.add(world.now, kind, core, context, job, other, value);
        if (watches.length > 0) {
            look(kind, context, other, value);
        }
    }

    private void look(EventKind kind, Runner r, int other, long value) {
        if (watches.length > 0) {
            look(kind, r.index, other, value);
        }
    }

    private void look(EventKind kind, int context, int other, long value) {
        for (EventWatch watch : watches) {
            watchedSeen |= watch.meets(kind.ordinal(), context, other, value);
        }
    }
}

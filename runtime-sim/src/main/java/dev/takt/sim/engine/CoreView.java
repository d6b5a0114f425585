package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import org.jspecify.annotations.Nullable;

/** What the trace shows of one core: which context has it or was just interrupted on it, or that nobody has. Writes an event whenever that changes. */
final class CoreView {
    private final World world;
    private final Cpu cpu;

    /** Null if the last one left by itself. */
    private @Nullable Runner shown;

    private boolean running;
    private boolean idle = true;
    /** Since when it is idle, if it is. */
    private long idleSince;

    CoreView(World world, Cpu cpu) {
        this.world = world;
        this.cpu = cpu;
    }

    /** True if the trace says just that: this context runs, or, for null, nobody does. */
    boolean says(@Nullable Runner r) {
        return r == null ? idle : shown == r && running;
    }

    /** A context has the core. */
    void runs(Runner r) {
        if (shown == r && running) {
            return;
        }
        displace(r);
        if (!r.started) {
            r.started = true;
            world.recorder.start(r);
        } else {
            world.recorder.resume(r);
        }
        set(r, true);
    }

    /** A context has the core and spins for a lock. */
    void spins(Runner r, LockState lock) {
        displace(r);
        if (!r.started) {
            r.started = true;
            world.recorder.start(r);
        }
        Runner holder = lock.holder;
        world.recorder.of(EventKind.SPIN, r, lock.thing, holder == null ? -1 : holder.index);
        set(r, false);
    }

    /** The runtime works for a context; {@code cost}: the row of the cost table. */
    void overhead(Runner r, long job, int cost, long leftNs) {
        displace(r);
        world.recorder.overhead(cpu, r.index, job, cost, leftNs);
        set(r, false);
    }

    /** The runtime works for itself, between two steps of whoever is shown. */
    void overhead(int cost, long leftNs) {
        world.recorder.overhead(cpu, -1, -1, cost, leftNs);
        running = false;
        idle = false;
    }

    /** The core boots after a reset. */
    void boots(long leftNs) {
        world.recorder.core(EventKind.BOOT, cpu.index, Trace.NONE, leftNs);
        running = false;
        idle = false;
    }

    void idles() {
        if (!idle) {
            world.recorder.idle(cpu.index);
            set(null, false);
            idle = true;
            idleSince = world.now;
        }
    }

    /** Nobody has had the core in the last nanosecond. */
    boolean sleeps() {
        return idle && idleSince < world.now;
    }

    /** A context has stopped by itself: who comes next does not preempt it. */
    void leaves(Runner r) {
        if (shown == r) {
            shown = null;
            running = false;
        }
    }

    /** A context has lost the core to one of another core. */
    void moves(Runner r, Runner by) {
        if (shown == r) {
            world.recorder.preempt(r, by);
            leaves(r);
        }
    }

    /** As it was before anything ran. */
    void reset() {
        set(null, false);
        idle = true;
        idleSince = world.now;
    }

    /** Goes on from a trace that shows this; {@code works}: the context itself, no overhead on its behalf. */
    void goOnWith(@Nullable Runner r, boolean works, boolean nobody) {
        set(r, works);
        idle = nobody;
    }

    void copy(CoreView from) {
        shown = world.same(from.shown);
        running = from.running;
        idle = from.idle;
        idleSince = from.idleSince;
    }

    void walk(StateWalk walk) {
        walk.number(Runner.number(shown));
        walk.flag(running);
        walk.flag(idle);
    }

    private void set(@Nullable Runner r, boolean runs) {
        shown = r;
        running = runs;
        idle = false;
    }

    private void displace(Runner by) {
        Runner before = shown;
        if (before != null && before != by && before.started && before.state != Runner.WAITING && !before.exiting) {
            world.recorder.preempt(before, by);
        }
        if (by.entering) {
            by.entering = false;
            world.recorder.of(EventKind.INTERRUPT_ENTER, by);
        }
    }
}

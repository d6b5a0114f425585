package dev.takt.sim.engine;

import org.jspecify.annotations.Nullable;

/** Time slices of one core: a turn runs while its context has the core, pauses while it is preempted, and ends only when nothing raises the context. */
final class TurnClock {
    private final World world;
    private final Cpu cpu;
    private @Nullable Runner runs;
    private long since;

    TurnClock(World world, Cpu cpu) {
        this.world = world;
        this.cpu = cpu;
    }

    void on(Runner r) {
        long slice = cpu.sliceNs(r.active);
        if (slice == 0 || runs == r) {
            return;
        }
        if (r.sliceLeft == 0) {
            r.sliceLeft = slice;
        }
        runs = r;
        since = world.now;
        world.timers.set(world.slots.slices + cpu.index, Times.after(since, r.sliceLeft));
    }

    void off(Runner r) {
        if (runs == r) {
            r.sliceLeft = Math.max(0, r.sliceLeft - (world.now - since));
            runs = null;
            world.timers.clear(world.slots.slices + cpu.index);
        }
    }

    void fire() {
        Runner r = runs;
        runs = null;
        if (r != null) {
            r.sliceLeft = 0;
            end(r);
        }
    }

    /** The turn is over, as soon as nothing raises the context. */
    void end(Runner r) {
        if (r.raised > r.plan.level() || r.active > r.plan.level() && !cpu.rotates(r.active)) {
            r.sliceDue = true;
            return;
        }
        r.sliceDue = false;
        if (cpu.othersWait(r.active)) {
            cpu.giveTurn(r);
        } else {
            on(r);
        }
    }

    void copy(TurnClock from) {
        runs = world.same(from.runs);
        since = from.since;
    }
}

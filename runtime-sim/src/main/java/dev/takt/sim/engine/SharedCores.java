package dev.takt.sim.engine;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * The threads of cores that share one dispatcher (semantics, section 3): in order of urgency each ready one keeps its core, else takes an idle one, its last before the lowest, else displaces the least
 * urgent one below it that can be preempted. A core has at most one thread at a time, in its own queue or on its stack; all others that are ready are here. Handlers stay on their cores.
 */
final class SharedCores {
    private final World world;
    private final @Nullable Runner[] placed;
    private final boolean[] waiting;
    private int count;
    /** Somebody is ready, or may be displaced, who was not before. */
    boolean dirty;

    SharedCores(World world, int contexts) {
        this.world = world;
        placed = new Runner[world.cpus.length];
        waiting = new boolean[contexts];
    }

    /** A thread is ready. */
    void add(Runner r) {
        if (!waiting[r.index]) {
            waiting[r.index] = true;
            count++;
        }
        dirty = true;
    }

    boolean isWaiting(Runner r) {
        return waiting[r.index];
    }

    /** A thread is no longer ready here. */
    void remove(Runner r) {
        if (waiting[r.index]) {
            waiting[r.index] = false;
            count--;
        }
    }

    /** A thread has given up its core. */
    void left(Cpu cpu, Runner r) {
        if (placed[cpu.index] == r) {
            placed[cpu.index] = null;
            dirty = true;
        }
    }

    /** A core forgets what it had. */
    void forget(Cpu cpu) {
        placed[cpu.index] = null;
        dirty = true;
    }

    /** True if somebody of a level has no core. */
    boolean othersWait(int level) {
        for (Runner r : world.runners) {
            if (waiting[r.index] && r.active == level) {
                return true;
            }
        }
        return false;
    }

    /** Gives cores to the most urgent. */
    void place() {
        dirty = false;
        while (count > 0) {
            Runner r = mostUrgent();
            Cpu cpu = idle(r);
            if (cpu == null) {
                Runner lower = leastUrgentBelow(r);
                if (lower == null) {
                    return;
                }
                cpu = lower.cpu;
                cpu.displace(lower, r);
                add(lower);
            }
            put(r, cpu);
        }
    }

    private void put(Runner r, Cpu cpu) {
        remove(r);
        Cpu before = r.cpu;
        r.cpu = cpu;
        placed[cpu.index] = r;
        if (before != cpu && r.started) {
            world.recorder.of(EventKind.MIGRATE, r, Trace.NONE, before.index);
        }
        cpu.take(r);
    }

    private Runner mostUrgent() {
        Runner best = null;
        for (Runner r : world.runners) {
            if (waiting[r.index] && (best == null || goesBefore(r, best))) {
                best = r;
            }
        }
        if (best == null) {
            throw new IllegalStateException("nobody is ready");
        }
        return best;
    }

    /** By level, then deadline, then who has waited longer, then as declared. */
    private static boolean goesBefore(Runner a, Runner b) {
        if (a.active != b.active) {
            return a.active > b.active;
        }
        if (a.due != b.due) {
            return a.due < b.due;
        }
        return a.readySince != b.readySince ? a.readySince < b.readySince : a.index < b.index;
    }

    private @Nullable Cpu idle(Runner r) {
        if (isIdle(r.cpu)) {
            return r.cpu;
        }
        for (Cpu cpu : world.cpus) {
            if (isIdle(cpu)) {
                return cpu;
            }
        }
        return null;
    }

    private boolean isIdle(Cpu cpu) {
        return placed[cpu.index] == null && world.now >= cpu.bootsUntil;
    }

    private @Nullable Runner leastUrgentBelow(Runner r) {
        Runner least = null;
        for (Runner t : placed) {
            if (t != null && isBelow(t, r) && (least == null || goesBefore(least, t))) {
                least = t;
            }
        }
        return least;
    }

    /** One of the same level goes on, unless its deadline is later. */
    private static boolean isBelow(Runner t, Runner r) {
        return t.effective() < r.active || t.effective() == r.active && t.active == r.active && r.due < t.due;
    }

    void copy(SharedCores from) {
        for (int i = 0; i < placed.length; i++) {
            placed[i] = world.same(from.placed[i]);
        }
        System.arraycopy(from.waiting, 0, waiting, 0, waiting.length);
        count = from.count;
        dirty = from.dirty;
    }
}

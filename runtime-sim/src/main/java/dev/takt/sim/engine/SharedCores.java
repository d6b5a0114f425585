package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The threads of cores that share one dispatcher (semantics, section 3): in order of urgency each ready one keeps its core, else takes an idle one it is allowed, its last before the lowest, else
 * displaces the least urgent one below it that can be preempted on a core it is allowed. Nobody who keeps a core moves to make room for one who is allowed no other. A core has at most one thread at a time, in its own queue or on its stack; all others that are ready are here. Handlers stay on their cores.
 */
final class SharedCores {
    private final World world;
    private final @Nullable Runner[] placed;
    private final boolean[] waiting;
    /** Who is ready and gets no core now: nobody allowed on the same cores and less urgent gets one there either. */
    private final boolean[] passed;
    /** Whose slice has ended at this instant, on its core: the next decision lets its peers go first. None between two instants. */
    private final boolean[] over;

    private int count;
    /** Somebody is ready, or may be displaced, who was not before. */
    boolean dirty;

    SharedCores(World world, int contexts) {
        this.world = world;
        placed = new Runner[world.cpus.length];
        waiting = new boolean[contexts];
        passed = new boolean[contexts];
        over = new boolean[contexts];
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

    /** The turn of a thread is over: it keeps its core if no peer needs that one. */
    void turnEnds(Runner r) {
        over[r.index] = true;
        dirty = true;
        world.reach.sees(r.cpu);
    }

    /** A thread has given up its core. */
    void left(Cpu cpu, Runner r) {
        over[r.index] = false;
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

    /** True if somebody of a level has no core and may have this one. */
    boolean othersWait(Cpu cpu, int level) {
        for (Runner r : world.runners) {
            if (waiting[r.index] && r.active == level && r.mayRunOn(cpu)) {
                return true;
            }
        }
        return false;
    }

    /** Gives cores to the most urgent. */
    void place() {
        dirty = false;
        Arrays.fill(passed, false);
        Runner r = mostUrgent();
        while (r != null) {
            Cpu cpu = coreFor(r);
            if (cpu == null) {
                passed[r.index] = true;
            } else {
                put(r, cpu);
            }
            r = mostUrgent();
        }
        for (Runner kept : placed) {
            if (kept != null && over[kept.index] && kept.state == Runner.ACTIVE) {
                // nobody has taken its core
                kept.readySince = world.now;
                kept.cpu.clock.on(kept);
            }
        }
        Arrays.fill(over, false);
    }

    /** An idle core, or one that somebody has just lost; null if there is none for it. */
    private @Nullable Cpu coreFor(Runner r) {
        Cpu idle = idle(r);
        if (idle != null) {
            return idle;
        }
        Runner lower = leastUrgentBelow(r);
        if (lower == null) {
            return null;
        }
        Cpu cpu = lower.cpu;
        boolean turnOver = over[lower.index];
        cpu.displace(lower, r);
        if (turnOver) {
            // behind all of its level, also in the rest of this decision
            over[lower.index] = true;
            lower.readySince = world.now;
        }
        add(lower);
        return cpu;
    }

    private void put(Runner r, Cpu cpu) {
        remove(r);
        Cpu before = r.cpu;
        r.cpu = cpu;
        placed[cpu.index] = r;
        if (before != cpu && r.started) {
            world.recorder.of(EventKind.MIGRATE, r, Trace.NONE, before.index);
            r.moves(before, cpu);
        }
        cpu.contenders.take(r);
        world.reach.isGiven(cpu);
    }

    private @Nullable Runner mostUrgent() {
        Runner best = null;
        if (count == 0) {
            return null;
        }
        for (Runner r : world.runners) {
            if (waiting[r.index] && !passed[r.index] && (best == null || goesBefore(r, best))) {
                best = r;
            }
        }
        return best;
    }

    /** By level, then deadline, then who has its turn, then who has waited longer, then as declared. */
    private boolean goesBefore(Runner a, Runner b) {
        if (a.active != b.active) {
            return a.active > b.active;
        }
        if (a.due != b.due) {
            return a.due < b.due;
        }
        if (over[a.index] != over[b.index]) {
            return over[b.index];
        }
        return a.readySince != b.readySince ? a.readySince < b.readySince : a.index < b.index;
    }

    private @Nullable Cpu idle(Runner r) {
        if (isIdle(r.cpu)) {
            return r.cpu;
        }
        for (int core : r.cores) {
            if (isIdle(world.cpus[core])) {
                return world.cpus[core];
            }
        }
        return null;
    }

    private boolean isIdle(Cpu cpu) {
        return placed[cpu.index] == null && !cpu.boots();
    }

    private @Nullable Runner leastUrgentBelow(Runner r) {
        Runner least = null;
        for (int core : r.cores) {
            Runner t = placed[core];
            if (t != null && isBelow(t, r) && (least == null || goesBefore(least, t))) {
                least = t;
            }
        }
        return least;
    }

    /** One of the same level goes on, unless its deadline is later or its turn is over. */
    private boolean isBelow(Runner t, Runner r) {
        boolean peers = t.effective() == r.active && t.active == r.active;
        return t.effective() < r.active || peers && (r.due < t.due || over[t.index] && !over[r.index]);
    }

    void copy(SharedCores from) {
        for (int i = 0; i < placed.length; i++) {
            placed[i] = world.same(from.placed[i]);
        }
        System.arraycopy(from.waiting, 0, waiting, 0, waiting.length);
        count = from.count;
        dirty = from.dirty;
    }

    void walk(StateWalk walk) {
        for (Runner r : placed) {
            walk.number(Runner.number(r));
        }
        for (boolean each : waiting) {
            walk.flag(each);
        }
        walk.flag(dirty);
    }
}

package dev.takt.sim.engine;

import dev.takt.sim.plan.LockKind;
import org.jspecify.annotations.Nullable;

/**
 * The original priority ceiling protocol (Sha, Rajkumar, Lehoczky 1990): a job takes a free lock only if its priority is above the ceilings of all locks that others hold; who keeps it from that inherits its
 * priority. Whoever waits tries again when a lock is given back.
 */
final class OriginalCeiling {
    private final World world;
    private final Locks locks;

    OriginalCeiling(World world, Locks locks) {
        this.world = world;
        this.locks = locks;
    }

    /** True if a context is above the ceilings of all that others hold. */
    boolean mayTake(Runner r) {
        LockState highest = highest(r);
        return highest == null || r.active > highest.plan.ceiling();
    }

    /** Who keeps a context from taking a lock: the holder of the highest ceiling, which need not be that lock's. Null if nobody does. */
    @Nullable
    Runner blocker(Runner r, LockState lock) {
        LockState highest = lock.holder == r ? null : highest(r);
        return highest == null ? lock.holder : highest.holder;
    }

    /** The lock with the highest ceiling that others hold on this core. */
    private @Nullable LockState highest(Runner r) {
        LockState highest = null;
        for (LockState lock : world.locks) {
            if (lock != null
                    && lock.plan.kind() == LockKind.CEILING
                    && lock.holder != null
                    && lock.holder != r
                    && world.compete(lock.holder, r)
                    && (highest == null || lock.plan.ceiling() > highest.plan.ceiling())) {
                highest = lock;
            }
        }
        return highest;
    }

    /** A lock has been given back: who may now have what it waits for is ready, and takes it when it runs. */
    void givenBack(Cpu cpu) {
        for (Runner r : world.runners) {
            LockState lock = r.waitsFor;
            boolean here = r.cpu == cpu || world.shared != null;
            if (here && lock != null && lock.plan.kind() == LockKind.CEILING && lock.holder == null && mayTake(r)) {
                Runner before = r.blocker;
                lock.waiters.remove(r);
                locks.retry(r);
                if (before != null) {
                    locks.settle(before);
                }
            }
        }
        reblock(cpu);
    }

    /** Who still waits may now be blocked by another. */
    private void reblock(Cpu cpu) {
        for (LockState lock : world.locks) {
            if (lock != null && lock.plan.kind() == LockKind.CEILING) {
                for (Runner r = lock.waiters.first; r != null; r = r.nextWaiter) {
                    Runner before = r.blocker;
                    Runner by = blocker(r, lock);
                    r.blocker = by;
                    if (before != null && before != by) {
                        locks.settle(before);
                    }
                    if (by != null && (by.cpu == cpu || world.shared != null)) {
                        locks.settle(by);
                    }
                }
            }
        }
    }

    /** The highest level of those that a context keeps from their locks, 0 if there are none. Levels of another core mean nothing here, so nothing is inherited from there. */
    int inherited(Runner r) {
        int level = 0;
        for (LockState lock : world.locks) {
            if (lock != null && lock.plan.kind() == LockKind.CEILING) {
                for (Runner w = lock.waiters.first; w != null; w = w.nextWaiter) {
                    boolean held = w.blocker == r && w != r && world.compete(w, r);
                    level = held ? Math.max(level, w.active) : level;
                }
            }
        }
        return level;
    }
}

package dev.takt.sim.engine;

import dev.takt.projects.target.Inheritance;
import dev.takt.sim.plan.LockKind;

/** What the mutexes of Zephyr and FreeRTOS do with priorities, flaws included: inheritance goes one hop (from Zephyr 4.5 along the chain), and is undone as each kernel undoes it. */
final class KernelMutexes {
    private final World world;
    private final Locks locks;

    KernelMutexes(World world, Locks locks) {
        this.world = world;
        this.locks = locks;
    }

    /** The holder of the lock that a context waits for gets its priority, if that is higher; nobody behind the holder does. */
    void inheritOneHop(Runner r, LockState lock) {
        Runner holder = lock.holder;
        if (holder != null && world.compete(holder, r) && holder.active < r.active) {
            lift(holder, r.active);
            if (lock.plan.kind() == LockKind.ZEPHYR_MUTEX) {
                requeue(holder);
            }
        }
    }

    /**
     * Zephyr from 4.5: the holder, whom it waits for, and so on get the priority of the waiter or of the first holder, whichever is higher; the walk ends at the lock it began with and at the sixteenth holder
     * (kernel/mutex.c, z_impl_k_mutex_lock).
     */
    void inheritAlongChain(Runner r, LockState lock) {
        Runner holder = lock.holder;
        if (holder == null) {
            return;
        }
        int level = Math.max(r.active, holder.active);
        for (int lifted = 0; holder != null && lifted < Inheritance.MOST_LIFTED; lifted++) {
            if (world.compete(holder, r) && holder.active < level) {
                lift(holder, level);
                requeue(holder);
            }
            LockState next = holder.waitsFor;
            if (next == null || next == lock || next.plan.kind() != LockKind.ZEPHYR_CHAIN_MUTEX) {
                return;
            }
            holder = next.holder;
        }
    }

    private void lift(Runner holder, int level) {
        holder.kernelInherited = level;
        locks.settle(holder);
    }

    /** Zephyr takes a thread out of its queue and puts it back at the end of that of its new priority (kernel/sched.c, z_thread_prio_set). */
    private static void requeue(Runner r) {
        LockState wanted = r.waitsFor;
        if (wanted != null) {
            wanted.waiters.remove(r);
            wanted.waiters.add(r);
        }
        r.cpu.turns.toTail(r);
    }

    /** Zephyr sets the priority noted when the mutex was taken, higher or lower, whatever the holder still holds (kernel/mutex.c, z_impl_k_mutex_unlock). */
    void restore(Runner r, LockState lock) {
        set(r, lock.restores, lock);
    }

    /** Zephyr from 4.5: its own priority, or that of the most urgent waiter for what it still holds (kernel/mutex.c, held_mutexes_highest_waiter_prio). */
    void recalculate(Runner r, LockState lock) {
        int level = r.plan.level();
        for (LockState held = r.held; held != null; held = held.nextHeld) {
            Runner first = held.plan.kind() == LockKind.ZEPHYR_CHAIN_MUTEX ? held.waiters.mostUrgent() : null;
            level = first != null && world.compete(first, r) ? Math.max(level, first.active) : level;
        }
        set(r, level, lock);
    }

    private void set(Runner r, int level, LockState lock) {
        int before = r.active;
        r.kernelInherited = level > r.plan.level() ? level : -1;
        locks.settle(r);
        r.yieldDue |= r.active != before && !keepsOn(r, lock);
    }

    /** Zephyr, kernel/sched.c: z_thread_prio_set lets even a cooperative thread lose the core, but readying a waiter behind it (update_cache) gives that back. */
    private static boolean keepsOn(Runner r, LockState lock) {
        return r.cpu.plan.isCooperative(r.active) && lock.waiters.mostUrgent() != null;
    }

    /** FreeRTOS: a context has given a mutex back; with the last one its own priority comes back. True if that changes it. */
    static boolean disinherit(Runner r) {
        r.kernelMutexes--;
        if (r.kernelMutexes > 0 || r.kernelInherited < 0) {
            return false;
        }
        r.kernelInherited = -1;
        return r.active != r.plan.level();
    }
}

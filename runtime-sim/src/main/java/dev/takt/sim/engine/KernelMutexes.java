package dev.takt.sim.engine;

import dev.takt.sim.plan.LockKind;

/** What the mutexes of Zephyr (up to 4.4) and FreeRTOS do with priorities, flaws included: inheritance goes one hop, and is undone as each kernel undoes it. */
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
            holder.kernelInherited = r.active;
            locks.settle(holder);
            if (lock.plan.kind() == LockKind.ZEPHYR_MUTEX) {
                requeue(holder);
            }
        }
    }

    /** Zephyr takes a thread out of its queue and puts it back at the end of that of its new priority (kernel/sched.c, z_thread_prio_set). */
    private static void requeue(Runner r) {
        LockState wanted = r.waitsFor;
        if (wanted != null) {
            wanted.waiters.remove(r);
            wanted.waiters.add(r);
        }
        r.cpu.toTail(r);
    }

    /** Zephyr sets the priority noted when the mutex was taken, higher or lower, whatever the holder still holds (kernel/mutex.c, z_impl_k_mutex_unlock). */
    void restore(Runner r, LockState lock) {
        int before = r.active;
        r.kernelInherited = lock.restores > r.plan.level() ? lock.restores : -1;
        locks.settle(r);
        r.yieldDue |= r.active != before && !keepsOn(r, lock);
    }

    /** Zephyr, kernel/sched.c: z_thread_prio_set lets even a cooperative thread lose the core, but readying a waiter behind it (update_cache) gives that back. */
    private static boolean keepsOn(Runner r, LockState lock) {
        int cooperative = r.cpu.plan.cooperativeRank();
        return cooperative >= 0 && r.active >= cooperative && lock.waiters.mostUrgent() != null;
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

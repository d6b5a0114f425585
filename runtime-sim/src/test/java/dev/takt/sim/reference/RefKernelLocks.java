package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.projects.target.Inheritance;
import dev.takt.projects.target.Unguarded;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mutexes and semaphores that runtimes have of their own, as their sources do it. */
final class RefKernelLocks {
    private final RefWorld world;

    RefKernelLocks(RefWorld world) {
        this.world = world;
    }

    /** True for a lock that goes by a runtime's own rules and not by the book. */
    boolean has(RefLock lock) {
        return lock.resource.protocol() == Protocol.NONE && world.kernel.unguarded() != Unguarded.HANDED_OVER
                || lock.resource.protocol() == Protocol.INHERITANCE
                        && world.kernel.inheritance() != Inheritance.TRANSITIVE;
    }

    boolean take(RefContext c, RefLock lock) {
        if (lock.holder == c && lock.resource.reentrant()) {
            lock.depth++;
            c.next++;
            return true;
        }
        if (lock.holder == null) {
            c.retries = false;
            // Zephyr, owner_orig_prio
            lock.levelAtLock = world.urgency.level(c);
            world.lockRules.grant(c, lock);
            return true;
        }
        if (isChained(lock)) {
            liftAll(c, lock);
        } else {
            lift(lock, c);
        }
        world.lockRules.block(c, lock);
        if (lock.resource.protocol() == Protocol.NONE && world.kernel.unguarded() == Unguarded.ASYNC_ONE_WAITER) {
            register(c, lock);
        }
        world.lockRules.reportCycle(c);
        return false;
    }

    /** One hop: the holder alone gets the level of the one that waits for it. */
    private void lift(RefLock lock, RefContext waiter) {
        RefContext holder = lock.holder;
        int level = world.urgency.level(waiter);
        if (lock.resource.protocol() == Protocol.INHERITANCE && holder != null && level > world.urgency.level(holder)) {
            world.scheduler.lift(holder, level, false);
        }
    }

    /** Zephyr from 4.5, mutex_pended_on: the holder, the holder of what that one waits for, and so on, sixteen in all, none beyond the lock it began with. */
    private void liftAll(RefContext waiter, RefLock first) {
        List<RefContext> holders = new ArrayList<>();
        RefLock lock = first;
        while (lock != null && lock.holder != null && isChained(lock) && holders.size() < 16) {
            holders.add(lock.holder);
            RefLock next = lock.holder.awaited;
            lock = next == first ? null : next;
        }
        int level = Math.max(world.urgency.level(waiter), world.urgency.level(holders.getFirst()));
        for (RefContext holder : holders) {
            if (world.urgency.level(holder) < level) {
                world.scheduler.lift(holder, level, false);
            }
        }
    }

    private boolean isChained(RefLock lock) {
        return lock.resource.protocol() == Protocol.INHERITANCE
                && world.kernel.inheritance() == Inheritance.RECALCULATED_AT_UNLOCK;
    }

    /** What the waiters for all that is still held demand of a thread that has given a mutex back. */
    private int demanded(RefContext c) {
        return world.contexts.stream()
                .filter(w -> w.awaited != null && isChained(w.awaited) && w.awaited.holder == c)
                .mapToInt(world.urgency::level)
                .reduce(c.context.level(), Math::max);
    }

    /** Embassy's one waker: who is replaced is woken, to register again. */
    private void register(RefContext c, RefLock lock) {
        RefContext before = lock.waker;
        lock.waker = c;
        if (before != null && before != c) {
            wakeToRetry(before, lock);
        }
    }

    void release(RefContext c, RefLock lock) {
        if (lock.depth > 0) {
            lock.depth--;
            return;
        }
        lock.holder = null;
        c.held.remove(lock);
        world.event(EventKind.UNLOCK, c, lock.resource.name());
        if (lock.resource.protocol() == Protocol.INHERITANCE) {
            mutexGiven(c, lock);
        } else {
            semaphoreGiven(lock);
        }
    }

    private void mutexGiven(RefContext c, RefLock lock) {
        boolean chained = isChained(lock);
        if (chained || world.kernel.inheritance() == Inheritance.RESTORED_AT_UNLOCK) {
            // who is readied behind it leaves the core to a cooperative thread
            boolean waiter = world.contexts.stream().anyMatch(w -> w.awaited == lock);
            world.scheduler.lift(c, chained ? demanded(c) : lock.levelAtLock, waiter);
            world.lockRules.handOver(lock);
            RefContext next = lock.holder;
            lock.levelAtLock = next == null ? 0 : world.urgency.level(next);
            return;
        }
        // FreeRTOS, uxMutexesHeld
        if (c.held.stream().noneMatch(l -> l.resource.protocol() == Protocol.INHERITANCE)) {
            world.scheduler.lift(c, c.context.level(), false);
        }
        wakeFirst(lock, world.urgency.firstToServe());
    }

    private void semaphoreGiven(RefLock lock) {
        RefContext waker = lock.waker;
        switch (world.kernel.unguarded()) {
            case TAKEN_AGAIN -> wakeFirst(lock, world.urgency.firstToServe());
            case ASYNC_NEWEST_WAITER -> wakeFirst(lock, Comparator.comparingLong(w -> -w.waitsSince));
            case ASYNC_ONE_WAITER -> {
                lock.waker = null;
                if (waker != null) {
                    wakeToRetry(waker, lock);
                }
            }
            case HANDED_OVER -> throw new IllegalStateException();
        }
    }

    private void wakeFirst(RefLock lock, Comparator<RefContext> order) {
        world.contexts.stream().filter(w -> w.awaited == lock).min(order).ifPresent(w -> wakeToRetry(w, lock));
    }

    private void wakeToRetry(RefContext w, RefLock lock) {
        world.event(EventKind.UNBLOCK, w, lock.resource.name());
        w.retries = true;
        world.scheduler.ready(w, world.now);
    }
}

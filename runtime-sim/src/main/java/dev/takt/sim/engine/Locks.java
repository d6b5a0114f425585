package dev.takt.sim.engine;

import dev.takt.sim.plan.LockKind;
import dev.takt.sim.trace.EventKind;
import org.jspecify.annotations.Nullable;

/** The protocols of shared resources (semantics, section 3, rules 2 to 4 and 7, and the table of runtimes). */
final class Locks {
    private final World world;
    private final OriginalCeiling ceilings;
    private final KernelMutexes kernels;

    Locks(World world) {
        this.world = world;
        ceilings = new OriginalCeiling(world, this);
        kernels = new KernelMutexes(world, this);
    }

    /** Takes the resource, or makes the context wait or spin for it. True if it has it now. */
    boolean take(Runner r, int thing) {
        LockState lock = world.lock(thing);
        if (lock.holder == r && nests(lock)) {
            lock.depth++;
            return true;
        }
        if (lock.holder == null && mayTake(r, lock) || overtakes(r, lock)) {
            acquire(r, lock);
            return true;
        }
        await(r, lock);
        return false;
    }

    /** Gives the resource back and to whom it goes. */
    void give(Runner r, int thing) {
        LockState lock = world.lock(thing);
        if (lock.holder != r || --lock.depth > 0) {
            return;
        }
        unlink(r, lock);
        lock.holder = null;
        world.recorder.about(EventKind.UNLOCK, r, thing);
        switch (lock.plan.kind()) {
            case PLAIN, IMMEDIATE_CEILING, MASK -> handOver(lock, lock.waiters.mostUrgent());
            case INHERITANCE -> {
                handOver(lock, lock.waiters.mostUrgent());
                lock.handedBy(r);
            }
            case ZEPHYR_MUTEX -> {
                kernels.restore(r, lock);
                handOver(lock, lock.waiters.mostUrgent());
            }
            case ZEPHYR_CHAIN_MUTEX -> {
                kernels.recalculate(r, lock);
                handOver(lock, lock.waiters.mostUrgent());
            }
            case SPIN, MASK_AND_SPIN -> handOver(lock, lock.waiters.first);
            case CEILING -> {}
            case FREERTOS_MUTEX -> {
                // queue.c, prvCopyDataToQueue: before a waiter is taken out of the event list
                r.yieldDue |= KernelMutexes.disinherit(r);
                settle(r);
                retryOne(lock, lock.waiters.mostUrgent());
            }
            case FREERTOS_SEMAPHORE -> retryOne(lock, lock.waiters.mostUrgent());
            case ASYNC_NEWEST -> retryOne(lock, lock.waiters.newest());
            case ASYNC -> {
                Runner next = lock.remembered;
                lock.remembered = null;
                retry(next);
            }
        }
        settle(r);
        if (lock.plan.kind() == LockKind.CEILING) {
            ceilings.givenBack(r.cpu);
        }
    }

    /**
     * Takes the lock from whom it was handed to, if that one has not begun and is less urgent: otherwise jobs that inheritance keeps from running would collect locks, and hold up those above them more often
     * than once (Sha, Rajkumar, Lehoczky 1990, lemma 5). The job that gave the lock back cannot: handed over is handed over.
     */
    private boolean overtakes(Runner r, LockState lock) {
        Runner owner = lock.holder;
        if (owner == null || !lock.isUntouched(owner) || lock.wasGivenBy(r)) {
            return false;
        }
        if (!WaitList.isMoreUrgent(r, owner) || !world.compete(owner, r)) {
            return false;
        }
        unlink(owner, lock);
        lock.holder = null;
        world.recorder.of(EventKind.UNLOCK, owner, lock.thing, -1);
        owner.pc--;
        owner.waitsFor = lock;
        lock.waiters.addFirst(owner);
        for (Runner waiter = lock.waiters.first; waiter != null; waiter = waiter.nextWaiter) {
            waiter.blocker = r;
        }
        world.waits.blockAgain(owner, lock.thing, r.index);
        settle(owner);
        return true;
    }

    /** Works out at which rank a context competes and up to which it resists, and passes the change on. */
    void settle(Runner r) {
        int level = Math.max(r.plan.level(), r.kernelInherited);
        int raised = r.plan.threshold();
        if (r.critical > 0) {
            raised = Math.max(raised, r.cpu.plan.criticalRank());
        }
        for (LockState lock = r.held; lock != null; lock = lock.nextHeld) {
            level = Math.max(level, lifted(r, lock));
            raised = Math.max(raised, mask(r, lock));
        }
        if (r.plan.thread() && r.cpu.plan.isCooperative(level)) {
            raised = Math.max(raised, r.cpu.plan.topCooperativeRank());
        }
        LockState wanted = r.waitsFor;
        if (r.spinning && wanted != null) {
            raised = Math.max(raised, mask(r, wanted));
        }
        if (raised != r.raised) {
            r.raised = raised;
            r.cpu.dirty = true;
            if (world.shared != null) {
                world.shared.dirty = true;
            }
        }
        if (level != r.active) {
            r.cpu.contenders.changeLevel(r, level);
            world.recorder.of(EventKind.PRIORITY, r, -1, level);
            Runner next = r.blocker;
            if (next != null && next != r && passesOn(wanted)) {
                settle(next);
            }
        }
        r.cpu.contenders.reconsider(r);
    }

    /** A waiter gives up. */
    void stopWaiting(Runner r) {
        LockState lock = r.waitsFor;
        if (lock == null) {
            return;
        }
        lock.waiters.remove(r);
        if (lock.remembered == r) {
            lock.remembered = null;
        }
        Runner before = r.blocker;
        r.waitsFor = null;
        r.blocker = null;
        if (before != null) {
            settle(before);
        }
    }

    /** What a lost job holds goes to whoever waits for it. */
    void freeAll(Runner r) {
        for (LockState lock = r.held; lock != null; lock = r.held) {
            lock.depth = 1;
            give(r, lock.thing);
        }
    }

    private static boolean nests(LockState lock) {
        return lock.plan.reentrant() || lock.plan.kind() == LockKind.MASK || lock.plan.kind() == LockKind.MASK_AND_SPIN;
    }

    private static boolean passesOn(@Nullable LockState lock) {
        return lock != null && (lock.plan.kind() == LockKind.INHERITANCE || lock.plan.kind() == LockKind.CEILING);
    }

    private boolean mayTake(Runner r, LockState lock) {
        return lock.plan.kind() != LockKind.CEILING || ceilings.mayTake(r);
    }

    private void acquire(Runner r, LockState lock) {
        lock.holder = r;
        lock.giver = null;
        lock.depth = 1;
        lock.nextHeld = r.held;
        r.held = lock;
        r.retry = false;
        r.deadlocked = false;
        if (lock.plan.kind() == LockKind.FREERTOS_MUTEX) {
            r.kernelMutexes++;
        }
        lock.restores = r.active;
        if (isTakenAgain(lock)) {
            waitFor(r, lock);
        }
        world.recorder.about(EventKind.LOCK, r, lock.thing);
        settle(r);
    }

    private static void unlink(Runner r, LockState lock) {
        if (r.held == lock) {
            r.held = lock.nextHeld;
        }
        for (LockState at = r.held; at != null; at = at.nextHeld) {
            if (at.nextHeld == lock) {
                at.nextHeld = lock.nextHeld;
            }
        }
        lock.nextHeld = null;
    }

    private void await(Runner r, LockState lock) {
        r.waitsFor = lock;
        r.blocker = lock.plan.kind() == LockKind.CEILING ? ceilings.blocker(r, lock) : lock.holder;
        switch (lock.plan.kind()) {
            case SPIN, MASK_AND_SPIN -> {
                lock.waiters.add(r);
                r.spinning = true;
                settle(r);
            }
            case ASYNC -> {
                Runner before = lock.remembered;
                lock.remembered = r;
                block(r, lock);
                if (before != r) {
                    retry(before);
                }
            }
            case PLAIN, IMMEDIATE_CEILING, MASK, FREERTOS_SEMAPHORE, ASYNC_NEWEST -> {
                lock.waiters.add(r);
                block(r, lock);
            }
            case INHERITANCE, CEILING -> {
                lock.waiters.add(r);
                block(r, lock);
                Runner holder = r.blocker;
                if (holder != null && holder != r) {
                    settle(holder);
                }
            }
            case FREERTOS_MUTEX -> {
                // queue.c, xQueueSemaphoreTake: the holder is in the list of its new priority before the waiter leaves
                // it
                lock.waiters.add(r);
                kernels.inheritOneHop(r, lock);
                block(r, lock);
            }
            case ZEPHYR_MUTEX -> {
                lock.waiters.add(r);
                block(r, lock);
                kernels.inheritOneHop(r, lock);
            }
            case ZEPHYR_CHAIN_MUTEX -> {
                lock.waiters.add(r);
                block(r, lock);
                kernels.inheritAlongChain(r, lock);
            }
        }
        reportCycle(r);
    }

    private void block(Runner r, LockState lock) {
        Runner holder = r.blocker;
        world.waits.block(r, lock.thing, holder == null ? -1 : holder.index);
    }

    private void handOver(LockState lock, @Nullable Runner next) {
        if (next == null) {
            return;
        }
        lock.waiters.remove(next);
        next.waitsFor = null;
        next.blocker = null;
        for (Runner waiter = lock.waiters.first; waiter != null; waiter = waiter.nextWaiter) {
            waiter.blocker = next;
        }
        if (next.spinning) {
            next.spinning = false;
            acquire(next, lock);
            next.pc++;
            next.cpu.stopSpinning(next);
        } else {
            acquire(next, lock);
            world.waits.wakeDone(next);
        }
    }

    /** True if a woken waiter takes again, so that another may have it by then. */
    private static boolean isTakenAgain(LockState lock) {
        return switch (lock.plan.kind()) {
            case FREERTOS_MUTEX, FREERTOS_SEMAPHORE, ASYNC_NEWEST -> true;
            case PLAIN, INHERITANCE, CEILING, IMMEDIATE_CEILING, MASK, MASK_AND_SPIN, SPIN, ASYNC -> false;
            case ZEPHYR_MUTEX, ZEPHYR_CHAIN_MUTEX -> false;
        };
    }

    /** Those that still wait do so for its holder of the moment, for nobody while it is free. */
    private static void waitFor(@Nullable Runner holder, LockState lock) {
        for (Runner w = lock.waiters.first; w != null; w = w.nextWaiter) {
            w.blocker = holder;
        }
    }

    private void retryOne(LockState lock, @Nullable Runner next) {
        if (next != null) {
            lock.waiters.remove(next);
            waitFor(null, lock);
            retry(next);
        }
    }

    /** Whoever waits for a lock tries again. */
    void retry(@Nullable Runner r) {
        if (r != null) {
            r.waitsFor = null;
            r.blocker = null;
            r.retry = true;
            world.waits.wake(r);
        }
    }

    /** The rank that holding a lock gives its holder. */
    private int lifted(Runner r, LockState lock) {
        int level = 0;
        switch (lock.plan.kind()) {
            case IMMEDIATE_CEILING ->
                level = lock.plan.core() == r.cpu.index || world.shared != null ? lock.plan.ceiling() : 0;
            case INHERITANCE -> {
                for (Runner w = lock.waiters.first; w != null; w = w.nextWaiter) {
                    level = world.compete(w, r) ? Math.max(level, w.active) : level;
                }
            }
            case CEILING -> level = ceilings.inherited(r);
            case PLAIN,
                    MASK,
                    MASK_AND_SPIN,
                    SPIN,
                    FREERTOS_MUTEX,
                    ZEPHYR_MUTEX,
                    ZEPHYR_CHAIN_MUTEX,
                    FREERTOS_SEMAPHORE,
                    ASYNC,
                    ASYNC_NEWEST -> {}
        }
        return level;
    }

    private static int mask(Runner r, LockState lock) {
        return switch (lock.plan.kind()) {
            case MASK, MASK_AND_SPIN -> r.cpu.plan.criticalRank();
            case SPIN -> r.cpu.top();
            case PLAIN, INHERITANCE, CEILING, IMMEDIATE_CEILING -> 0;
            case FREERTOS_MUTEX, ZEPHYR_MUTEX, ZEPHYR_CHAIN_MUTEX, FREERTOS_SEMAPHORE, ASYNC, ASYNC_NEWEST -> 0;
        };
    }

    private void reportCycle(Runner r) {
        Runner at = r.blocker;
        for (int i = 0; at != null && at != r && i < world.runners.length; i++) {
            at = at.waitsFor == null ? null : at.blocker;
        }
        if (at != r || r.deadlocked) {
            return;
        }
        do {
            LockState wanted = at.waitsFor;
            Runner next = at.blocker;
            if (wanted == null || next == null) {
                return;
            }
            world.recorder.of(EventKind.DEADLOCK, at, wanted.thing, next.index);
            at.deadlocked = true;
            at = next;
        } while (at != r);
    }
}

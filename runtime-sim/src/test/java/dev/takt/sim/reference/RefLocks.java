package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Locks by the book: whom they are given to, who waits for whom, and cycles. */
final class RefLocks {
    private final RefWorld world;

    RefLocks(RefWorld world) {
        this.world = world;
    }

    boolean take(RefContext c, RefLock lock) {
        if (world.kernelLocks.has(lock)) {
            return world.kernelLocks.take(c, lock);
        }
        boolean nests = lock.resource.reentrant() || lock.resource.protocol() == Protocol.NON_PREEMPTIVE;
        if (lock.holder == c && nests) {
            lock.depth++;
            c.next++;
            return true;
        }
        if (isGranted(c, lock) || takesFromLessUrgent(c, lock)) {
            grant(c, lock);
            return true;
        }
        if (spins(lock)) {
            spin(c, lock);
        } else {
            block(c, lock);
        }
        reportCycle(c);
        return false;
    }

    /** Between cores a spin lock, or a critical section that all of them respect. */
    private static boolean spins(RefLock lock) {
        boolean betweenCores = lock.resource.core() < 0 && lock.resource.users().size() > 1;
        return lock.resource.protocol() == Protocol.SPIN
                || lock.resource.protocol() == Protocol.NON_PREEMPTIVE && betweenCores;
    }

    private void spin(RefContext c, RefLock lock) {
        c.spinning = true;
        c.awaited = lock;
        c.waitsSince = world.nextWait();
    }

    /** First come, first served. */
    private void endSpin(RefLock lock) {
        world.contexts.stream()
                .filter(w -> w.spinning && w.awaited == lock)
                .min(Comparator.comparingLong(w -> w.waitsSince))
                .ifPresent(w -> {
                    w.waitsNoMore();
                    if (w.begun) {
                        // the trace shows it spinning
                        world.coreOf(w).shown = null;
                    }
                    w.begun = false;
                    grant(w, lock);
                });
    }

    void block(RefContext c, RefLock lock) {
        c.state = RefContext.State.BLOCKED;
        c.awaited = lock;
        c.waitsSince = world.nextWait();
        world.scheduler.leave(c);
        world.event(EventKind.BLOCK, c, lock.resource.name());
    }

    /** Whoever was handed an inheriting lock and has not begun loses it to anyone more urgent but the job it has it from. */
    private boolean takesFromLessUrgent(RefContext c, RefLock lock) {
        RefContext owner = lock.holder;
        if (owner == null || lock.givenBy == null || lock.givenBy == c.job()) {
            return false;
        }
        boolean apart = owner.core != c.core && !world.machine.sharesCores();
        if (apart || world.urgency.mostUrgent().compare(c, owner) >= 0) {
            return false;
        }
        owner.held.remove(lock);
        world.event(EventKind.UNLOCK, owner, lock.resource.name());
        owner.next--;
        owner.state = RefContext.State.BLOCKED;
        owner.awaited = lock;
        world.scheduler.gone(owner);
        world.event(EventKind.BLOCK, owner, lock.resource.name());
        return true;
    }

    private boolean isGranted(RefContext c, RefLock lock) {
        if (lock.holder != null) {
            return false;
        }
        return lock.resource.protocol() != Protocol.CEILING || world.urgency.level(c) > ceilingAgainst(c);
    }

    /** The highest ceiling among the locks of the original ceiling protocol that others hold (Sha, Rajkumar, Lehoczky 1990). */
    private int ceilingAgainst(RefContext c) {
        return world.locks.stream()
                .filter(l -> isOfCeiling(l) && l.holder != null && l.holder != c)
                .filter(l -> counts(l, c))
                .mapToInt(l -> l.resource.ceiling())
                .max()
                .orElse(-1);
    }

    /** Ceilings are levels of one core, or of all that are shared. */
    private boolean counts(RefLock lock, RefContext c) {
        return lock.resource.core() == c.core || world.machine.sharesCores();
    }

    private static boolean isOfCeiling(RefLock lock) {
        return lock.resource.protocol() == Protocol.CEILING;
    }

    void grant(RefContext c, RefLock lock) {
        lock.holder = c;
        lock.givenBy = null;
        c.deadlocked = false;
        c.held.add(lock);
        c.next++;
        world.event(EventKind.LOCK, c, lock.resource.name());
    }

    void release(RefContext c, RefLock lock) {
        if (world.kernelLocks.has(lock)) {
            world.kernelLocks.release(c, lock);
            return;
        }
        if (lock.depth > 0) {
            lock.depth--;
            return;
        }
        lock.holder = null;
        c.held.remove(lock);
        world.event(EventKind.UNLOCK, c, lock.resource.name());
        if (isOfCeiling(lock)) {
            wakeBelowCeilings();
        } else if (spins(lock)) {
            endSpin(lock);
        } else {
            handOver(lock);
            boolean inherits = lock.resource.protocol() == Protocol.INHERITANCE;
            lock.givenBy = inherits && lock.holder != null ? c.job() : null;
        }
    }

    /** Under the original ceiling protocol nobody is handed anything: whom the ceilings let have its lock now is ready and asks again when it runs. */
    private void wakeBelowCeilings() {
        world.contexts.stream()
                .filter(w -> w.state == RefContext.State.BLOCKED && w.awaited != null)
                .filter(w -> isOfCeiling(awaited(w)) && isGranted(w, awaited(w)))
                .toList()
                .forEach(w -> {
                    world.event(EventKind.UNBLOCK, w, awaited(w).resource.name());
                    world.scheduler.ready(w, world.now);
                });
    }

    /** To the most urgent waiter, of equally urgent ones the longest waiting. */
    void handOver(RefLock lock) {
        world.contexts.stream()
                .filter(w -> w.state == RefContext.State.BLOCKED && w.awaited == lock)
                .min(world.urgency.firstToServe())
                .ifPresent(w -> {
                    w.awaited = null;
                    grant(w, lock);
                    world.event(EventKind.UNBLOCK, w, lock.resource.name());
                    world.scheduler.ready(w, world.now);
                });
    }

    private static RefLock awaited(RefContext c) {
        if (c.awaited == null) {
            throw new IllegalStateException();
        }
        return c.awaited;
    }

    /** Whom a blocked context waits for. */
    @Nullable
    RefContext blocker(RefContext c) {
        RefLock lock = c.awaited;
        return lock == null ? null : lock.holder != null ? lock.holder : barrier(c, lock).holder;
    }

    /** The lock that keeps a context from one: that itself, or the one of the highest ceiling that another holds. */
    RefLock barrier(RefContext c, RefLock wanted) {
        if (!isOfCeiling(wanted)) {
            return wanted;
        }
        return world.locks.stream()
                .filter(l -> isOfCeiling(l) && l.holder != null && l.holder != c)
                .filter(l -> counts(l, c))
                .max(Comparator.comparingInt(l -> l.resource.ceiling()))
                .orElse(wanted);
    }

    /** What a blocked context waits for. */
    RefLock wanted(RefContext c) {
        return awaited(c);
    }

    /** A cycle is reported when it closes, not each time that one of it looks again. */
    void reportCycle(RefContext first) {
        if (first.deadlocked) {
            return;
        }
        List<RefContext> chain = new ArrayList<>();
        for (RefContext c = first; c != null && !chain.contains(c); c = blocker(c)) {
            chain.add(c);
            if (blocker(c) == first) {
                for (RefContext m : chain) {
                    world.event(EventKind.DEADLOCK, m, awaited(m).resource.name());
                    m.deadlocked = true;
                }
            }
        }
    }
}

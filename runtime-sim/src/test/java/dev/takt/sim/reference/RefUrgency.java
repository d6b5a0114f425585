package dev.takt.sim.reference;

import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.target.Inheritance;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** How urgent contexts are: asked anew each time, from what is the case. */
final class RefUrgency {
    private final RefWorld world;

    RefUrgency(RefWorld world) {
        this.world = world;
    }

    Comparator<RefContext> mostUrgent() {
        return Comparator.<RefContext>comparingInt(c -> -level(c)).thenComparing(this::orderWithinLevel);
    }

    /** Of several that wait the most urgent, of equally urgent ones the longest waiting. */
    Comparator<RefContext> firstToServe() {
        return mostUrgent().thenComparing(c -> c.waitsSince);
    }

    /** Deadlines where they order the level, order of vectors where that does. */
    long orderWithinLevel(RefContext c) {
        if (isByDeadline(c)) {
            return deadline(c);
        }
        return world.machine.levelOf(c.context).policy() instanceof Policy.ByOrder ? c.context.order() : 0;
    }

    boolean isByDeadline(RefContext c) {
        return world.machine.levelOf(c.context).policy() instanceof Policy.EarliestDeadline;
    }

    /** Who is due earlier takes the core on such a level, unless its threads are cooperative. */
    boolean preemptsByDeadline(RefLevel level) {
        return level.level.policy() instanceof Policy.EarliestDeadline(Among among, long _)
                && among != Among.COOPERATIVE_PRIORITY;
    }

    int level(RefContext c) {
        return switch (world.kernel.inheritance()) {
            case TRANSITIVE -> level(c, new HashSet<>());
            case UNTIL_LAST_GIVEN -> Math.max(c.context.level(), c.lifted);
            case RESTORED_AT_UNLOCK, RECALCULATED_AT_UNLOCK -> c.lifted >= 0 ? c.lifted : c.context.level();
        };
    }

    /** Its own, the ceiling of what it holds, or that of one that waits for a lock of it, whichever is highest. */
    private int level(RefContext c, Set<RefContext> seen) {
        int level = c.context.level();
        for (RefLock lock : c.held) {
            boolean reaches = lock.resource.core() == c.core || world.machine.sharesCores();
            boolean here = reaches && !isByDeadline(c);
            level = here && lock.resource.protocol() == Protocol.IMMEDIATE_CEILING
                    ? Math.max(level, lock.resource.ceiling())
                    : level;
        }
        if (seen.add(c)) {
            for (RefContext w : world.contexts) {
                if (inherits(c, w)) {
                    level = Math.max(level, level(w, seen));
                }
            }
        }
        return level;
    }

    long deadline(RefContext c) {
        return deadline(c, new HashSet<>());
    }

    private long deadline(RefContext c, Set<RefContext> seen) {
        boolean ordered = !c.jobs.isEmpty() && world.machine.dueNs(c.context).isPresent();
        long deadline = ordered ? c.job().deadline : Long.MAX_VALUE;
        // a kernel's own mutex passes on priorities alone
        if (seen.add(c) && world.kernel.inheritance() == Inheritance.TRANSITIVE) {
            for (RefContext w : world.contexts) {
                if (inherits(c, w)) {
                    deadline = Math.min(deadline, deadline(w, seen));
                }
            }
        }
        return deadline;
    }

    private boolean inherits(RefContext holder, RefContext waiter) {
        if (waiter.awaited == null || world.lockRules.blocker(waiter) != holder) {
            return false;
        }
        if (holder.core != waiter.core && !world.machine.sharesCores()) {
            // levels of another core mean nothing here
            return false;
        }
        Protocol protocol = waiter.awaited.resource.protocol();
        return protocol == Protocol.INHERITANCE || protocol == Protocol.CEILING;
    }

    /** No thread of these ranks takes the core from another, only one above them does (Zephyr, a meta-IRQ thread). */
    boolean isCooperative(RefContext c, int level) {
        int first = world.coreOf(c).core.cooperativeRank();
        return !c.isHandler()
                && first >= 0
                && level >= first
                && level <= world.coreOf(c).core.topCooperativeRank();
    }

    /** Nothing at or below it runs instead of a dispatched context. */
    int threshold(RefContext c) {
        int threshold = Math.max(c.context.threshold(), level(c));
        if (isCooperative(c, level(c))) {
            threshold = Math.max(threshold, world.coreOf(c).core.topCooperativeRank());
        }
        for (RefLock lock : c.held) {
            threshold = Math.max(threshold, mask(c, lock));
        }
        threshold = c.spinning && c.awaited != null ? Math.max(threshold, mask(c, c.awaited)) : threshold;
        return c.masks > 0 ? Math.max(threshold, world.coreOf(c).core.criticalRank()) : threshold;
    }

    /** Nothing at or below that runs on the core of one that holds it, or spins for it. */
    private int mask(RefContext c, RefLock lock) {
        return switch (lock.resource.protocol()) {
            case NON_PREEMPTIVE ->
                Math.max(lock.resource.ceiling(), world.coreOf(c).core.criticalRank());
            case SPIN -> Integer.MAX_VALUE;
            default -> 0;
        };
    }
}

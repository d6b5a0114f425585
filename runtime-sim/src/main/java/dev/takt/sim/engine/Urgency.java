package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.policy.Dispatcher;
import dev.takt.sim.policy.EarliestDeadlineDispatcher;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first among the contexts of a level under earliest deadline first: by the absolute deadline of the job, or of a waiter if that is earlier and the lock passes urgency on; and never before
 * the preemption level of the job exceeds the ceilings of all resources that others hold under the stack resource policy (Baker 1991), which is one of a single core: on shared cores a job starts and waits for
 * what it needs.
 */
final class Urgency {
    private final World world;
    private final Cpu cpu;
    /** The level that is ordered by deadline, the lowest of those that could be; -1 if none is. */
    final int level;

    private final @Nullable EarliestDeadlineDispatcher ready;

    Urgency(World world, Cpu cpu, ReadyLevels levels) {
        this.world = world;
        this.cpu = cpu;
        int found = -1;
        EarliestDeadlineDispatcher dispatcher = null;
        for (int i = levels.count() - 1; i >= 0; i--) {
            if (cpu.plan.policies().get(i) instanceof Policy.EarliestDeadline
                    && levels.at(i) instanceof EarliestDeadlineDispatcher d) {
                found = i;
                dispatcher = d;
            }
        }
        level = found;
        ready = dispatcher;
    }

    /** The deadline a context counts with now. */
    long due(Runner r) {
        long due = own(r);
        for (LockState lock = r.held; lock != null; lock = lock.nextHeld) {
            if (lock.plan.kind() == LockKind.INHERITANCE) {
                for (Runner w = lock.waiters.first; w != null; w = w.nextWaiter) {
                    due = world.compete(w, r) ? Math.min(due, w.due) : due;
                }
            } else if (lock.plan.kind() == LockKind.CEILING) {
                due = Math.min(due, earliestBlocked(r));
            }
        }
        return due;
    }

    /** Under the original ceiling protocol a context may be held up by the holder of another lock than the one it wants. */
    private long earliestBlocked(Runner by) {
        long due = Long.MAX_VALUE;
        for (LockState lock : world.locks) {
            if (lock != null && lock.plan.kind() == LockKind.CEILING) {
                for (Runner w = lock.waiters.first; w != null; w = w.nextWaiter) {
                    due = w.blocker == by && w != by && world.compete(w, by) ? Math.min(due, w.due) : due;
                }
            }
        }
        return due;
    }

    private static long own(Runner r) {
        boolean none = r.plan.deadlineNs() < 0 || r.jobs.size == 0;
        return none ? Long.MAX_VALUE : Times.after(r.jobs.arrival(0), r.plan.deadlineNs());
    }

    /** A context is about to wait for the core on the level. */
    void enters(Runner r) {
        r.due = due(r);
        if (ready != null) {
            ready.setDue(r.index, r.due);
        }
    }

    /**
     * The context that may take the core now. While the first is kept waiting by a ceiling none behind it takes the core from the one that holds it: it would delay the first a second
     * time. Null if there is none.
     */
    private @Nullable Runner candidate(@Nullable Runner running) {
        if (ready == null) {
            return null;
        }
        for (int at = ready.first(); at != Dispatcher.NONE; at = ready.after(at)) {
            Runner r = world.runners[at];
            if (r.held != null || r.inStep || cpu.sharesThreads() || r.plan.preemptionLevel() > ceiling(r)) {
                return r;
            }
            if (running != null) {
                return null;
            }
        }
        return null;
    }

    /** The highest ceiling among the resources that others of the core hold. */
    private int ceiling(Runner but) {
        int ceiling = -1;
        for (LockState lock : world.locks) {
            boolean held = lock != null
                    && lock.plan.kind() == LockKind.IMMEDIATE_CEILING
                    && lock.holder != null
                    && lock.holder != but
                    && lock.holder.cpu == cpu;
            ceiling = held ? Math.max(ceiling, lock.plan.preemptionCeiling()) : ceiling;
        }
        return ceiling;
    }

    /** True if a ready context of the level is to be dispatched now although, or because, {@code running} has the core; it is then the next of its dispatcher. */
    boolean takesOver(@Nullable Runner running) {
        Runner next = candidate(running);
        if (ready == null || next == null) {
            return false;
        }
        boolean free = running == null || running.effective() < level;
        boolean later =
                running != null && running.active == level && running.effective() == level && next.due < running.due;
        if (free || later) {
            ready.choose(next.index);
        }
        return free || later;
    }
}

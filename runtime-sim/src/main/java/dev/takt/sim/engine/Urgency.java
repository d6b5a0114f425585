package dev.takt.sim.engine;

import dev.takt.projects.machine.Among;
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
    private final ReadyLevels levels;
    /** The dispatchers of levels that deadlines order, by level. */
    private final @Nullable EarliestDeadlineDispatcher[] ready;

    /** Where an earlier deadline takes the core from a later one. */
    private final boolean[] preempts;

    /** True if deadlines order any level. */
    final boolean any;

    Urgency(World world, Cpu cpu, ReadyLevels levels) {
        this.world = world;
        this.cpu = cpu;
        this.levels = levels;
        ready = new EarliestDeadlineDispatcher[levels.count()];
        preempts = new boolean[levels.count()];
        boolean found = false;
        for (int i = 0; i < levels.count(); i++) {
            Policy policy = cpu.plan.policies().get(i);
            found |= policy instanceof Policy.DeadlinePolls;
            if (policy instanceof Policy.EarliestDeadline(Among among, long _)
                    && levels.at(i) instanceof EarliestDeadlineDispatcher d) {
                ready[i] = d;
                preempts[i] = among != Among.COOPERATIVE_PRIORITY;
                found = true;
            }
        }
        any = found;
    }

    /** True if deadlines order a level. */
    boolean orders(int level) {
        return any && ready[level] != null;
    }

    /** True if an earlier deadline takes the core from a later one on a level. */
    boolean preempts(int level) {
        return any && preempts[level];
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
        boolean none = r.plan.dueNs() < 0 || r.jobs.size == 0;
        return none ? Long.MAX_VALUE : Times.after(r.jobs.arrival(0), r.plan.dueNs());
    }

    /** A context is about to wait for the core on its active level. */
    void enters(Runner r) {
        if (!any) {
            return;
        }
        EarliestDeadlineDispatcher ordered = ready[r.active];
        if (ordered == null) {
            // an executor orders its run queue by deadlines, but nobody that waits for something
            levels.at(r.active).setDue(r.index, own(r));
        } else {
            r.due = due(r);
            ordered.setDue(r.index, r.due);
        }
    }

    /**
     * The context that may take the core now. While the first is kept waiting by a ceiling none behind it takes the core from the one that holds it: it would delay the first a second
     * time. Null if there is none.
     */
    private @Nullable Runner candidate(EarliestDeadlineDispatcher waiting, @Nullable Runner running) {
        for (int at = waiting.first(); at != Dispatcher.NONE; at = waiting.after(at)) {
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

    /** True if a ready context of a level that deadlines order is to be dispatched now although, or because, {@code running} has the core; it is then the next of its dispatcher. */
    boolean takesOver(int level, @Nullable Runner running) {
        EarliestDeadlineDispatcher waiting = ready[level];
        Runner next = waiting == null ? null : candidate(waiting, running);
        if (waiting == null || next == null) {
            return false;
        }
        boolean free = running == null || running.effective() < level;
        boolean later = running != null
                && preempts[level]
                && running.active == level
                && running.effective() == level
                && next.due < running.due;
        if (free || later) {
            waiting.choose(next.index);
        }
        return free || later;
    }
}

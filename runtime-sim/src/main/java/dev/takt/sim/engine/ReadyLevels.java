package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.Dispatcher;
import dev.takt.sim.policy.Dispatchers;
import dev.takt.sim.policy.EarliestDeadlineDispatcher;
import dev.takt.sim.policy.StateWalk;
import java.util.Arrays;
import java.util.List;

/** The ready contexts of one core: a dispatcher for each level, and a bit for each level that has one. */
final class ReadyLevels {
    private final List<Policy> policies;
    private final Dispatcher[] levels;
    private final long[] bits;
    private final boolean rotating;
    private final boolean looping;
    /** Levels whose dispatcher begins anew after a rest. */
    private final boolean[] passes;

    ReadyLevels(PlanCore core, List<PlanContext> contexts) {
        policies = core.policies();
        int[] order = new int[contexts.size()];
        boolean[] isHandler = new boolean[contexts.size()];
        for (PlanContext c : contexts) {
            order[c.index()] = c.order();
            isHandler[c.index()] = c.interrupt();
        }
        levels = policies.stream()
                .map(policy -> Dispatchers.create(policy, order, isHandler))
                .toArray(Dispatcher[]::new);
        bits = new long[(levels.length >> 6) + 1];
        rotating = Arrays.stream(levels).anyMatch(Dispatcher::keepsRunning);
        passes = new boolean[levels.length];
        for (int i = 0; i < levels.length; i++) {
            passes[i] = policies.get(i) instanceof Policy.Loop || policies.get(i) instanceof Policy.DeadlinePolls;
        }
        looping = policies.stream().anyMatch(p -> p instanceof Policy.Loop || p instanceof Policy.DeadlinePolls);
    }

    int count() {
        return levels.length;
    }

    Dispatcher at(int level) {
        return levels[level];
    }

    boolean isEmpty(int level) {
        return levels[level].isEmpty();
    }

    /** True if on some level contexts take turns and the one that has the core stays among the ready ones. */
    boolean rotate() {
        return rotating;
    }

    /** True if they do on this level. */
    boolean rotates(int level) {
        return rotating && levels[level].keepsRunning();
    }

    /** True if a job takes the core from others of a level by its deadline, or would. */
    boolean ordersByDeadline(int level) {
        return levels[level] instanceof EarliestDeadlineDispatcher;
    }

    /** True if on a level that deadlines order somebody is due at an instant or before. */
    boolean isDueBy(int level, long dueNs) {
        return levels[level] instanceof EarliestDeadlineDispatcher ordered
                && !ordered.isEmpty()
                && ordered.due(ordered.first()) <= dueNs;
    }

    /** A context waits for the core on its active level; {@code since}: its place there. */
    void add(Runner r, long since) {
        levels[r.active].add(r.index, since);
        bits[r.active >> 6] |= 1L << r.active;
    }

    /** As {@link #add}: the runtime's timer has woken it now. */
    void addByTimer(Runner r, long since, long nowNs) {
        levels[r.active].addByTimer(r.index, since, nowNs);
        bits[r.active >> 6] |= 1L << r.active;
    }

    /** A context is about to wait for time. */
    void arm(Runner r, long nowNs, long untilNs) {
        levels[r.active].arm(r.index, nowNs, untilNs);
    }

    /** The core begins anew at an instant. */
    void start(long ns) {
        for (Dispatcher level : levels) {
            level.start(ns);
        }
    }

    /** As {@link #add}, behind all others. */
    void addLast(Runner r, long nowNs) {
        levels[r.active].addLast(r.index, nowNs);
        bits[r.active >> 6] |= 1L << r.active;
    }

    void remove(Runner r) {
        levels[r.active].remove(r.index);
        unmark(r.active);
    }

    /** Gives the core to the next context of a level and returns it. */
    int next(int level) {
        int next = levels[level].next();
        unmark(level);
        return next;
    }

    /** The highest level with a ready context, -1 if there is none. */
    int highest() {
        for (int word = bits.length - 1; word >= 0; word--) {
            if (bits[word] != 0) {
                return (word << 6) + 63 - Long.numberOfLeadingZeros(bits[word]);
            }
        }
        return -1;
    }

    /** What is more urgent than what the core does now has nothing left to do. */
    void restAbove(int rank) {
        if (!looping) {
            return;
        }
        for (int i = rank + 1; i < levels.length; i++) {
            if (passes[i]) {
                levels[i].sleep();
            }
        }
    }

    /** True if whoever goes next on a level is of another pass of its dispatcher than who has gone last. */
    boolean isPassOver(int level) {
        return levels[level].isPassOver();
    }

    /** The interrupt that goes through a level has returned: its next pass begins with the first. */
    void passEnds(int rank) {
        if (passes[rank]) {
            levels[rank].sleep();
        }
    }

    /** Takes over the state of the same core of another run. */
    void copy(ReadyLevels from) {
        for (int i = 0; i < levels.length; i++) {
            levels[i].copy(from.levels[i]);
        }
        System.arraycopy(from.bits, 0, bits, 0, bits.length);
    }

    void walk(StateWalk walk) {
        for (Dispatcher level : levels) {
            level.walk(walk);
        }
    }

    /** Who is ready on a level has been changed in its dispatcher. */
    void refresh(int level) {
        bits[level >> 6] |= 1L << level;
        unmark(level);
    }

    private void unmark(int level) {
        if (levels[level].isEmpty()) {
            bits[level >> 6] &= ~(1L << level);
        }
    }
}

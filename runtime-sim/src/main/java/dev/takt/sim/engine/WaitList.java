package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import org.jspecify.annotations.Nullable;

/** Contexts that wait for one thing, longest first. A context is in one list at most. */
final class WaitList {
    @Nullable
    Runner first;

    void add(Runner runner) {
        runner.nextWaiter = null;
        if (first == null) {
            first = runner;
            return;
        }
        Runner at = first;
        while (at.nextWaiter != null) {
            at = at.nextWaiter;
        }
        at.nextWaiter = runner;
    }

    /** One that has waited before all others. */
    void addFirst(Runner runner) {
        runner.nextWaiter = first;
        first = runner;
    }

    void remove(Runner runner) {
        if (first == runner) {
            first = runner.nextWaiter;
            runner.nextWaiter = null;
            return;
        }
        for (Runner at = first; at != null; at = at.nextWaiter) {
            if (at.nextWaiter == runner) {
                at.nextWaiter = runner.nextWaiter;
                runner.nextWaiter = null;
                return;
            }
        }
    }

    /** The most urgent one, of equals the one that waits longest; null if nobody waits. */
    @Nullable
    Runner mostUrgent() {
        Runner best = first;
        for (Runner at = first; at != null; at = at.nextWaiter) {
            if (best == null || isMoreUrgent(at, best)) {
                best = at;
            }
        }
        return best;
    }

    /** On a level that deadlines order the earlier one is; elsewhere nobody has one. */
    static boolean isMoreUrgent(Runner a, Runner b) {
        return a.active != b.active ? a.active > b.active : a.due < b.due;
    }

    /** The one that waits shortest; null if nobody waits. */
    @Nullable
    Runner newest() {
        Runner last = first;
        while (last != null && last.nextWaiter != null) {
            last = last.nextWaiter;
        }
        return last;
    }

    /** The links between the waiters are theirs. */
    void copy(WaitList from, World world) {
        first = world.same(from.first);
    }

    void walk(StateWalk walk) {
        for (Runner at = first; at != null; at = at.nextWaiter) {
            walk.number(at.index);
        }
        walk.number(-1);
    }
}

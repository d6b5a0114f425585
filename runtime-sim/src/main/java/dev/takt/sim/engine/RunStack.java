package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import org.jspecify.annotations.Nullable;

/** The contexts of a core that have been dispatched and neither finished nor waited since, oldest first. */
final class RunStack {
    private final Runner[] contexts;
    private int depth;

    RunStack(int contexts) {
        this.contexts = new Runner[contexts];
    }

    int depth() {
        return depth;
    }

    /** The one at a place, from 0 at the bottom. */
    Runner at(int place) {
        return contexts[place];
    }

    void push(Runner r) {
        contexts[depth++] = r;
    }

    /** Takes one out, wherever it is. */
    void remove(Runner r) {
        for (int i = depth - 1; i >= 0; i--) {
            if (contexts[i] == r) {
                depth--;
                if (i < depth) {
                    System.arraycopy(contexts, i + 1, contexts, i, depth - i);
                }
                return;
            }
        }
    }

    void clear() {
        depth = 0;
    }

    /** True if another one competes at the level of this one and has work left. */
    boolean hasPeerOf(Runner r) {
        for (int i = 0; i < depth; i++) {
            Runner other = contexts[i];
            if (other != r && other.active == r.active && !other.exiting) {
                return true;
            }
        }
        return false;
    }

    /** The highest effective rank of all but one; -1 if there is no other. */
    int highestBeside(Runner r) {
        int highest = -1;
        for (int i = 0; i < depth; i++) {
            highest = contexts[i] == r ? highest : Math.max(highest, contexts[i].effective());
        }
        return highest;
    }

    /** The one with the highest effective rank; of several on a level that deadlines order the one due first, else the one that has the core, else the newest. Null if there is none. */
    @Nullable
    Runner mostUrgent(@Nullable Runner current, Urgency urgency) {
        Runner best = null;
        int highest = -1;
        for (int i = depth - 1; i >= 0; i--) {
            Runner r = contexts[i];
            int rank = r.effective();
            if (rank > highest || rank == highest && goesBefore(r, best, current, urgency)) {
                best = r;
                highest = rank;
            }
        }
        return best;
    }

    private static boolean goesBefore(Runner r, @Nullable Runner best, @Nullable Runner current, Urgency urgency) {
        if (best != null && r.active == best.active && urgency.preempts(r.active) && r.due != best.due) {
            return r.due < best.due;
        }
        return r == current;
    }

    /** Takes over the state of the same stack of another run. */
    void copy(RunStack from, World world) {
        for (int i = 0; i < from.depth; i++) {
            contexts[i] = world.runners[from.contexts[i].index];
        }
        depth = from.depth;
    }

    void walk(StateWalk walk) {
        for (int i = 0; i < depth; i++) {
            walk.number(contexts[i].index);
        }
        walk.number(-1);
    }
}

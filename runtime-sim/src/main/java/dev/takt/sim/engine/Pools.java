package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;

/** Pools of blocks. The trace shows them as channels: a block taken is a send, a block given back a receive, the depth is what is in use. */
final class Pools {
    private final World world;
    private final int[] blocks;
    private final int[] used;
    private final WaitList[] waiting;

    Pools(World world) {
        this.world = world;
        int things = world.plan.things().size();
        blocks = new int[things];
        used = new int[things];
        waiting = new WaitList[things];
        for (PlanThing thing : world.plan.things()) {
            waiting[thing.index()] = new WaitList();
            if (thing instanceof PlanThing.Pool pool) {
                blocks[thing.index()] = pool.blocks();
            }
        }
    }

    /** True if the context has its block, false if it waits for one. */
    boolean alloc(Runner r, int thing) {
        if (used[thing] < blocks[thing]) {
            hand(r, thing);
            return true;
        }
        waiting[thing].add(r);
        world.waits.block(r, thing, -1);
        return false;
    }

    void free(Runner r, int thing) {
        if (used[thing] == 0) {
            return;
        }
        used[thing]--;
        world.recorder.of(EventKind.RECEIVE, r, thing, used[thing]);
        Runner next = waiting[thing].mostUrgent();
        if (next != null) {
            waiting[thing].remove(next);
            hand(next, thing);
            world.waits.wakeDone(next);
        }
    }

    void stopWaiting(Runner r) {
        if (r.waitThing >= 0) {
            waiting[r.waitThing].remove(r);
        }
    }

    /** Gives back all blocks of the pools that only contexts of a core use, or of all (core -1). */
    void reset(int core) {
        for (PlanThing thing : world.plan.things()) {
            if (thing instanceof PlanThing.Pool pool && used[pool.index()] > 0 && (core < 0 || pool.core() == core)) {
                used[pool.index()] = 0;
                world.recorder.core(EventKind.RECEIVE, Math.max(0, core), pool.index(), 0);
            }
        }
    }

    void copy(Pools from) {
        for (int i = 0; i < used.length; i++) {
            used[i] = from.used[i];
            waiting[i].copy(from.waiting[i], world);
        }
    }

    void walk(StateWalk walk) {
        for (int i = 0; i < used.length; i++) {
            walk.number(used[i]);
            waiting[i].walk(walk);
        }
    }

    private void hand(Runner r, int thing) {
        used[thing]++;
        world.recorder.of(EventKind.SEND, r, thing, used[thing]);
    }
}

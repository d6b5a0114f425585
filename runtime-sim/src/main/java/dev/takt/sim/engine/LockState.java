package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanThing;
import org.jspecify.annotations.Nullable;

/** A shared resource in a run. */
final class LockState {
    final PlanThing.Lock plan;
    final int thing;
    final WaitList waiters = new WaitList();

    @Nullable
    Runner holder;

    @Nullable
    LockState nextHeld;

    int depth;
    /** The rank its holder had when it took it. */
    int restores;
    /** The one waiter an async mutex remembers. */
    @Nullable
    Runner remembered;

    LockState(PlanThing.Lock plan) {
        this.plan = plan;
        this.thing = plan.index();
    }

    /** Takes over the state of the same resource of another run. */
    void copy(LockState from, World world) {
        waiters.copy(from.waiters, world);
        holder = world.same(from.holder);
        nextHeld = world.same(from.nextHeld);
        depth = from.depth;
        restores = from.restores;
        remembered = world.same(from.remembered);
    }
}

package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.policy.StateWalk;
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

    /** Who handed it to its holder, whose step after the lock is {@link #resumesAt}; null if the holder took it itself. */
    @Nullable
    Runner giver;

    long giverJob;
    int resumesAt;

    LockState(PlanThing.Lock plan) {
        this.plan = plan;
        this.thing = plan.index();
    }

    /** The job that gives it back has handed it to its present holder, if there is one. */
    void handedBy(Runner from) {
        Runner to = holder;
        if (to != null) {
            giver = from;
            giverJob = from.job();
            resumesAt = to.pc;
        }
    }

    boolean wasGivenBy(Runner r) {
        return giver == r && giverJob == r.job();
    }

    /** True if its holder was handed it and has not begun anything since, even if the kernel has switched to it. */
    boolean isUntouched(Runner owner) {
        boolean couldGoOn = owner.state == Runner.READY || owner.state == Runner.ACTIVE;
        return giver != null && couldGoOn && !owner.exiting && owner.pc == resumesAt && !owner.inStep;
    }

    /** Takes over the state of the same resource of another run. */
    void copy(LockState from, World world) {
        waiters.copy(from.waiters, world);
        holder = world.same(from.holder);
        nextHeld = world.same(from.nextHeld);
        depth = from.depth;
        restores = from.restores;
        remembered = world.same(from.remembered);
        giver = world.same(from.giver);
        giverJob = from.giverJob;
        resumesAt = from.resumesAt;
    }

    /** A resource as a number, -1 for none. */
    static int number(@Nullable LockState lock) {
        return lock == null ? -1 : lock.thing;
    }

    /** Who gave it matters while somebody has it. */
    void walk(StateWalk walk) {
        waiters.walk(walk);
        walk.number(Runner.number(holder));
        walk.number(number(nextHeld));
        walk.number(depth);
        walk.number(restores);
        walk.number(Runner.number(remembered));
        Runner from = holder == null ? null : giver;
        walk.number(Runner.number(from));
        if (from != null) {
            giverJob = walk.job(from.index, giverJob);
            walk.number(resumesAt);
        }
    }
}

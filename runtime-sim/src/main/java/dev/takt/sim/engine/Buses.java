package dev.takt.sim.engine;

import dev.takt.sim.trace.EventKind;
import org.jspecify.annotations.Nullable;

/** Transfers: a peripheral carries one at a time, first come, first served. */
final class Buses {
    private final World world;
    private final @Nullable Runner[] owner;
    private final WaitList[] waiting;

    Buses(World world) {
        this.world = world;
        int things = world.plan.things().size();
        owner = new Runner[things];
        waiting = new WaitList[things];
        for (int i = 0; i < things; i++) {
            waiting[i] = new WaitList();
        }
    }

    boolean owns(Runner r, int thing) {
        return owner[thing] == r;
    }

    /** Takes the peripheral or waits for it; true if it has it. */
    boolean take(Runner r, int thing) {
        Runner other = owner[thing];
        if (other != null && other != r) {
            waiting[thing].add(r);
            world.waits.block(r, thing, other.index);
            return false;
        }
        if (other == null) {
            own(r, thing);
        }
        return true;
    }

    /** The transfer goes on without the core. */
    void transfer(Runner r, int thing, long lengthNs) {
        world.timers.set(world.slots.transfers + thing, Times.after(world.now, lengthNs));
        world.waits.suspend(r, thing);
    }

    void transferEnds(int thing) {
        world.timers.clear(world.slots.transfers + thing);
        Runner r = owner[thing];
        if (r != null) {
            give(r, thing);
            world.waits.wakeDone(r);
        }
    }

    void give(Runner r, int thing) {
        owner[thing] = null;
        world.recorder.of(EventKind.UNLOCK, r, thing, -1);
        Runner next = waiting[thing].first;
        if (next != null) {
            waiting[thing].remove(next);
            own(next, thing);
            world.waits.wake(next);
        }
    }

    /** A job that ends early leaves all peripherals. */
    void abandon(Runner r) {
        for (int thing = 0; thing < owner.length; thing++) {
            waiting[thing].remove(r);
            if (owner[thing] == r) {
                world.timers.clear(world.slots.transfers + thing);
                give(r, thing);
            }
        }
    }

    void copy(Buses from) {
        for (int i = 0; i < owner.length; i++) {
            owner[i] = world.same(from.owner[i]);
            waiting[i].copy(from.waiting[i], world);
        }
    }

    private void own(Runner r, int thing) {
        owner[thing] = r;
        world.recorder.of(EventKind.LOCK, r, thing, -1);
    }
}

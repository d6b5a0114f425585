package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Transfers: a peripheral carries one at a time, first come, first served. The driver of one that goes on without the core interrupts it so often as its mode says, evenly
 * spread, the last time at its end.
 */
final class Buses {
    private final World world;
    private final @Nullable Runner[] owner;
    private final WaitList[] waiting;
    // Of the transfer that goes on without the core: when it began, how long it takes, how often its driver interrupts
    // and has done so.
    private final long[] begunAt;
    private final long[] lengthNs;
    private final long[] interrupts;
    private final long[] interrupted;

    Buses(World world) {
        this.world = world;
        int things = world.plan.things().size();
        owner = new Runner[things];
        waiting = new WaitList[things];
        begunAt = new long[things];
        lengthNs = new long[things];
        interrupts = new long[things];
        interrupted = new long[things];
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
    void transfer(Runner r, int thing, long length, long times) {
        boolean free =
                world.timerCore(r).plan.entryNs() + world.timerCore(r).plan.exitNs() == 0;
        begunAt[thing] = world.now;
        lengthNs[thing] = length;
        interrupts[thing] = free ? Math.min(1, times) : times;
        interrupted[thing] = 0;
        setTimer(thing);
        world.waits.suspend(r, thing);
    }

    private void setTimer(int thing) {
        long times = Math.max(1, interrupts[thing]);
        long next = interrupted[thing] + 1;
        long share = lengthNs[thing] / times * next + Math.ceilDiv(lengthNs[thing] % times * next, times);
        world.timers.set(world.slots.transfers + thing, Times.after(begunAt[thing], share));
    }

    /** The driver has moved some bytes, or the last. */
    void driverFires(int thing) {
        world.timers.clear(world.slots.transfers + thing);
        Runner r = owner[thing];
        if (r == null) {
            return;
        }
        if (interrupted[thing] < interrupts[thing]) {
            interrupted[thing]++;
            world.timerCore(r).own.driverInterrupts();
        }
        if (interrupted[thing] < interrupts[thing]) {
            setTimer(thing);
        } else {
            // who waits for the peripheral is woken by the core that this driver has interrupted
            world.reach.interrupts(r.cpu);
            give(r, thing);
            world.waits.wakeDone(r);
            world.reach.ends();
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
        System.arraycopy(from.begunAt, 0, begunAt, 0, begunAt.length);
        System.arraycopy(from.lengthNs, 0, lengthNs, 0, lengthNs.length);
        System.arraycopy(from.interrupts, 0, interrupts, 0, interrupts.length);
        System.arraycopy(from.interrupted, 0, interrupted, 0, interrupted.length);
    }

    /** Of a transfer that the core has to do itself there are no figures here. */
    void walk(StateWalk walk) {
        for (int i = 0; i < owner.length; i++) {
            walk.number(Runner.number(owner[i]));
            waiting[i].walk(walk);
            if (world.timers.isSet(world.slots.transfers + i)) {
                begunAt[i] = walk.instant(begunAt[i]);
                walk.number(lengthNs[i]);
                walk.number(interrupts[i]);
                walk.number(interrupted[i]);
            }
        }
    }

    private void own(Runner r, int thing) {
        owner[thing] = r;
        world.recorder.of(EventKind.LOCK, r, thing, -1);
    }
}

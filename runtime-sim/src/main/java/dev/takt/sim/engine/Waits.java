package dev.takt.sim.engine;

import dev.takt.sim.trace.EventKind;

/** Contexts that leave their core to wait, and come back. */
final class Waits {
    private final World world;

    Waits(World world) {
        this.world = world;
    }

    /** The context gives up its core by itself; thing -1 for a delay. */
    void suspend(Runner r, int thing) {
        leave(r, EventKind.SUSPEND, thing, -1);
    }

    /** The context waits for what another holds. */
    void block(Runner r, int thing, int holder) {
        leave(r, EventKind.BLOCK, thing, holder);
    }

    /** A ready context has to wait again for what it had been given. */
    void blockAgain(Runner r, int thing, int holder) {
        world.recorder.of(EventKind.BLOCK, r, thing, holder);
        if (r.state == Runner.ACTIVE) {
            r.cpu.forget(r);
        } else {
            r.cpu.contenders.dequeue(r);
        }
        r.state = Runner.WAITING;
        r.waitThing = thing;
    }

    private void leave(Runner r, EventKind kind, int thing, int holder) {
        world.recorder.of(kind, r, thing, holder);
        r.state = Runner.WAITING;
        r.waitThing = thing;
        r.cpu.leave(r);
    }

    /** The context waits for time alone, from here on. */
    void delay(Runner r, long untilNs) {
        world.timers.set(world.slots.delays + r.index, untilNs);
        r.cpu.queues().arm(r, world.now, untilNs);
        suspend(r, -1);
    }

    void limit(Runner r, long timeoutNs) {
        if (timeoutNs >= 0 && r.look == Runner.FIRST_LOOK) {
            long until = world.wakeTime(world.sleepsFrom(r), timeoutNs);
            world.timers.set(world.slots.timeouts + r.index, until);
            r.cpu.queues().arm(r, world.now, until);
        }
    }

    /** What it waited for is there. */
    void wake(Runner r) {
        wake(r, false);
    }

    private void wake(Runner r, boolean byTimer) {
        int thing = r.waitThing;
        r.waitThing = -1;
        world.timers.clear(world.slots.timeouts + r.index);
        ready(r, thing, byTimer);
    }

    /** What it waited for may be there: it looks when it runs, until its time is over. */
    void wakeToLook(Runner r, int look) {
        int thing = r.waitThing;
        r.waitThing = -1;
        r.look = look;
        ready(r, thing, look == Runner.LAST_LOOK);
    }

    /** It has looked, and goes on. */
    void looked(Runner r) {
        if (r.look != Runner.FIRST_LOOK) {
            r.look = Runner.FIRST_LOOK;
            world.timers.clear(world.slots.timeouts + r.index);
        }
    }

    private void ready(Runner r, int thing, boolean byTimer) {
        world.recorder.about(EventKind.UNBLOCK, r, thing);
        world.reach.isReady(r);
        r.cpu.contenders.enqueue(r, world.now, byTimer);
    }

    /** What it waited for is there, and its step is done. */
    void wakeDone(Runner r) {
        r.pc++;
        wake(r);
    }

    void delayFires(int context) {
        world.timers.clear(world.slots.delays + context);
        Runner r = world.runners[context];
        world.timerCore(r).own.timerWakes();
        wake(r, true);
    }

    void timeoutFires(int context) {
        Runner r = world.runners[context];
        world.timers.clear(world.slots.timeouts + context);
        world.timerCore(r).own.timerWakes();
        if (r.look == Runner.WOKEN && r.state != Runner.WAITING) {
            r.look = Runner.LAST_LOOK;
            return;
        }
        world.channels.stopWaiting(r);
        if (world.channels.isPolled(r.waitThing)) {
            wakeToLook(r, Runner.LAST_LOOK);
            return;
        }
        world.recorder.of(EventKind.TIMEOUT, r, r.waitThing, -1);
        r.pc++;
        wake(r, true);
    }
}

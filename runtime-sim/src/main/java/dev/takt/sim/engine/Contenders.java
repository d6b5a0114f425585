package dev.takt.sim.engine;

/**
 * The ready contexts of a core by level and deadline. On cores that share their threads these are kept for all cores together in {@link SharedCores}. Each change makes the core decide anew.
 */
final class Contenders {
    private final World world;
    private final Cpu cpu;
    private final ReadyLevels ready;
    private final Urgency urgency;

    Contenders(World world, Cpu cpu, ReadyLevels ready, Urgency urgency) {
        this.world = world;
        this.cpu = cpu;
        this.ready = ready;
        this.urgency = urgency;
    }

    /** Puts a context among the ready ones of its active level. */
    void enqueue(Runner r, long since) {
        enqueue(r, since, false);
    }

    /** As {@link #enqueue(Runner, long)}; {@code byTimer}: the runtime's timer has woken it at this instant. */
    void enqueue(Runner r, long since, boolean byTimer) {
        r.state = Runner.READY;
        r.readySince = since;
        urgency.enters(r);
        if (isShared(r)) {
            shared().add(r);
            return;
        }
        if (byTimer) {
            ready.addByTimer(r, since, world.now);
        } else {
            ready.add(r, since);
        }
        cpu.dirty = true;
    }

    void enqueueLast(Runner r) {
        r.state = Runner.READY;
        r.readySince = world.now;
        urgency.enters(r);
        if (isShared(r)) {
            shared().add(r);
            return;
        }
        ready.addLast(r, world.now);
        cpu.dirty = true;
    }

    void dequeue(Runner r) {
        if (isShared(r) && shared().isWaiting(r)) {
            shared().remove(r);
            return;
        }
        if (isShared(r)) {
            shared().left(cpu, r);
        }
        ready.remove(r);
        cpu.dirty = true;
    }

    /** A ready context waits for this core, which it has if it shares cores, until nothing more urgent runs. */
    void take(Runner r) {
        urgency.enters(r);
        ready.add(r, r.readySince);
        cpu.dirty = true;
    }

    /** A context competes at another level from now on. */
    void changeLevel(Runner r, int level) {
        if (isShared(r)) {
            shared().dirty = true;
        }
        if (isShared(r) && shared().isWaiting(r)) {
            r.active = level;
            urgency.enters(r);
            return;
        }
        boolean waits = r.state == Runner.READY;
        boolean onStack = r.state == Runner.ACTIVE;
        if (waits || onStack && ready.rotates(r.active)) {
            // one that shares cores keeps the one it has
            ready.remove(r);
        }
        r.active = level;
        urgency.enters(r);
        if (waits || onStack && ready.rotates(level)) {
            ready.add(r, r.readySince);
        }
        cpu.dirty = true;
    }

    /** What a context counts with under earliest deadline first may have changed: it holds a lock that another waits for. */
    void reconsider(Runner r) {
        // a lock given back may let a job start that its ceiling kept waiting
        cpu.dirty |= urgency.any;
        long due = urgency.orders(r.active) ? urgency.due(r) : r.due;
        if (due == r.due) {
            return;
        }
        if (isShared(r)) {
            shared().dirty = true;
        }
        if (r.state == Runner.READY && isShared(r) && shared().isWaiting(r)) {
            r.due = due;
        } else if (r.state == Runner.READY) {
            ready.remove(r);
            take(r);
        } else {
            r.due = due;
            cpu.dirty = true;
        }
        Runner next = r.blocker;
        if (next != null && next != r && world.compete(next, r)) {
            next.cpu.contenders.reconsider(next);
        }
    }

    /** True if it may go on on other cores. */
    boolean isShared(Runner r) {
        return world.shared != null && r.plan.thread();
    }

    SharedCores shared() {
        if (world.shared == null) {
            throw new IllegalStateException("cores are not shared");
        }
        return world.shared;
    }
}

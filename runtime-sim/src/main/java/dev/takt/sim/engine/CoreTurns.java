package dev.takt.sim.engine;

/** How the contexts of a level take turns on a core: who waits for one, what ends one, and where a context whose turn is over stands from then on. */
final class CoreTurns {
    private final World world;
    private final Cpu cpu;
    private final ReadyLevels ready;
    private final RunStack stack;
    private final ThreadSwitch threads;
    private final TurnClock clock;

    CoreTurns(World world, Cpu cpu, ReadyLevels ready, RunStack stack) {
        this.world = world;
        this.cpu = cpu;
        this.ready = ready;
        this.stack = stack;
        threads = cpu.threads;
        clock = cpu.clock;
    }

    /** True if another context of its level could go on, one that was preempted included: it is on the stack. */
    boolean othersWait(Runner r) {
        if (ready.rotates(r.active)) {
            // whoever runs is in the list too
            return othersInList(r);
        }
        return stack.hasPeerOf(r)
                || !ready.isEmpty(r.active)
                || world.shared != null && world.shared.othersWait(cpu, r.active);
    }

    /** True if one of them goes on when the context stands behind all that are as urgent: under deadlines one that is due no later. */
    boolean othersGoFirst(Runner r) {
        return ready.ordersByDeadline(r.active) ? ready.isDueBy(r.active, r.due) : othersWait(r);
    }

    private boolean othersInList(Runner r) {
        for (Runner other : world.runners) {
            boolean goes = other.state == Runner.READY || other.state == Runner.ACTIVE;
            if (other != r && goes && other.cpu == cpu && other.active == r.active) {
                return true;
            }
        }
        return false;
    }

    /** What gives others a turn waits for the end of the step, so that what closes with it takes effect first. */
    void endIfDue(Runner r) {
        if (r.state == Runner.ACTIVE && r.yieldDue) {
            r.yieldDue = false;
            give(r);
        } else if (r.state == Runner.ACTIVE && r.sliceDue && !clock.isRaised(r)) {
            clock.catchUp(r);
        }
    }

    /** A context on the stack gives the others of its level a turn and stays ready. */
    void give(Runner r) {
        clock.off(r);
        r.sliceLeft = 0;
        r.sliceDue = false;
        if (ready.rotates(r.active)) {
            r.state = Runner.READY;
            cpu.drop(r);
        } else {
            cpu.drop(r);
            cpu.contenders.enqueueLast(r);
        }
        cpu.dirty = true;
    }

    /** The turn of a context on the stack is over and others of its level are ready. Where cores are shared, one of those may yet find another core. */
    void end(Runner r) {
        Contenders contenders = cpu.contenders;
        if (contenders.isShared(r)) {
            contenders.shared().turnEnds(r);
        } else {
            give(r);
        }
    }

    /** The kernel has put a ready context at the end of its level, also one that it had only taken the core from. */
    void toTail(Runner r) {
        if (r.state == Runner.READY) {
            cpu.contenders.dequeue(r);
            cpu.contenders.enqueueLast(r);
        } else if (r.state == Runner.ACTIVE && r != cpu.current) {
            give(r);
        }
    }

    /** A context lets others of its level run. */
    void yields(Runner r) {
        cpu.view.leaves(r);
        give(r);
        cpu.frames.yields(r);
    }

    /** The slice of the thread level has ended on a core that rotates at fixed instants. */
    void rotate() {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            Runner r = stack.at(i);
            if (r.plan.thread() && ready.rotates(r.active)) {
                if (threads.leadsTo(r)) {
                    r.sliceDue = true;
                } else {
                    clock.end(r);
                }
                return;
            }
        }
    }

    /** A thread that another thread preempts on a rotating level waits for its turn in the ring. */
    void preempt(Runner by) {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            Runner r = stack.at(i);
            if (r != by && r.plan.thread() && ready.rotates(r.active) && r.raised <= r.active && !r.exiting) {
                if (r == cpu.current) {
                    cpu.pause();
                }
                r.state = Runner.READY;
                cpu.drop(r);
            }
        }
    }
}

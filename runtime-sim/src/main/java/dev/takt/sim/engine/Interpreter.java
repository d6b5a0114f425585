package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.Program;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;

/** Executes the instructions of the contexts: how long each takes, and what it does at its end. */
final class Interpreter {
    private static final int SLEEP = Cost.SLEEP.ordinal();

    private final World world;
    private final Program program;
    private final int[] op;

    Interpreter(World world) {
        this.world = world;
        this.program = world.plan.program();
        this.op = program.op;
    }

    /** The context has the core: it goes on with its step or begins the next. */
    void begin(Runner r) {
        if (r.spinning) {
            spin(r);
            return;
        }
        if (!r.inStep) {
            fork(r);
            r.left = duration(r);
            r.inStep = true;
            if (op[r.pc] == Op.OVERHEAD && program.a[r.pc] == SLEEP) {
                r.sleepsFrom = world.now;
            }
        }
        if (op[r.pc] == Op.OVERHEAD) {
            if (!r.started) {
                r.cpu.view.runs(r);
            }
            r.cpu.view.overhead(r, r.job(), program.a[r.pc], r.left);
        } else if (r.prepares) {
            r.cpu.view.overhead(r, r.job(), SLEEP, r.left);
        } else {
            r.cpu.view.runs(r);
        }
    }

    private static void spin(Runner r) {
        LockState lock = r.waitsFor;
        if (lock == null) {
            r.cpu.view.runs(r);
        } else {
            r.cpu.view.spins(r, lock);
        }
    }

    /** True if the current step is work of the context itself, no call of the kernel. */
    boolean computes(Runner r) {
        return op[r.pc] == Op.COMPUTE || op[r.pc] == Op.OVERHEAD;
    }

    /** The current step ends now. What closes with it takes effect at once, behind a side of a branch that does nothing too. */
    void effect(Runner r) {
        if (step(r)) {
            fork(r);
            while (Op.closes(op[r.pc]) && close(r)) {
                fork(r);
            }
        }
    }

    /** Loops and branches on the way to the next instruction: they are no steps. */
    private void fork(Runner r) {
        while (true) {
            int pc = r.pc;
            if (op[pc] == Op.LOOP) {
                r.counters[program.a[pc]] = program.x[pc];
                r.pc++;
            } else if (op[pc] == Op.BRANCH) {
                boolean drawn = world.draw(r, 0, 999_999) < program.x[pc];
                boolean taken = world.opening == null || !open(pc) ? drawn : world.opening.branch(r, drawn);
                r.pc = taken ? pc + 1 : program.b[pc];
            } else if (op[pc] == Op.JUMP) {
                r.pc = program.b[pc];
            } else if (op[pc] == Op.OVERHEAD && program.b[pc] == 1 && !r.waited) {
                r.pc++;
            } else {
                return;
            }
        }
    }

    private long duration(Runner r) {
        int pc = r.pc;
        return switch (op[pc]) {
            case Op.COMPUTE -> {
                long work = work(r, pc);
                yield world.opening == null ? work : world.opening.work(r, program.x[pc], program.y[pc], work);
            }
            case Op.OVERHEAD -> program.x[pc];
            case Op.SEND, Op.RECEIVE -> r.prepares ? program.y[pc] : 0;
            case Op.TRANSFER ->
                program.b[pc] == Op.BLOCKING && world.buses.owns(r, program.a[pc]) && r.transferring
                        ? program.x[pc]
                        : 0;
            case Op.LOCK -> retryCost(r, program.a[pc]);
            default -> 0;
        };
    }

    private long work(Runner r, int pc) {
        return switch (program.a[pc]) {
            case Op.DRAWN -> world.draw(r, program.x[pc], program.y[pc]);
            case Op.WORST -> program.y[pc];
            default -> program.x[pc];
        };
    }

    /** True if a branch can go either way. */
    private boolean open(int pc) {
        return program.x[pc] > 0 && program.x[pc] < Op.CERTAIN_PPM;
    }

    /** A retry in vain takes at least a nanosecond; under the ceiling protocol it waits for a release. */
    private long retryCost(Runner r, int thing) {
        LockState lock = world.lock(thing);
        boolean polled = lock.plan.kind() == LockKind.ASYNC && r.cpu.plan.pollNs() > 0;
        boolean waits = lock.plan.kind() == LockKind.CEILING;
        return r.retry && lock.holder != null && !polled && !waits ? 1 : 0;
    }

    /** True if the context goes on with the next instruction. */
    private boolean step(Runner r) {
        int pc = r.pc;
        int thing = program.a[pc];
        switch (op[pc]) {
            case Op.COMPUTE -> r.pc++;
            case Op.OVERHEAD -> {
                r.waited = false;
                r.pc++;
            }
            case Op.LOCK -> {
                if (!world.lockRules.take(r, thing)) {
                    return false;
                }
                r.pc++;
            }
            case Op.ENTER_CRITICAL -> {
                r.critical++;
                r.pc++;
                world.lockRules.settle(r);
            }
            case Op.SEND -> {
                return prepares(r, world.channels.sendWaits(r, thing, program.x[pc], true))
                        || sent(r, world.channels, thing, program.x[pc], true);
            }
            case Op.NOTIFY -> {
                return sent(r, world.channels, thing, -1, false);
            }
            case Op.RECEIVE -> {
                if (prepares(r, world.channels.receiveWaits(r, thing, program.x[pc]))) {
                    return true;
                }
                long job = r.job();
                boolean received = world.channels.receive(r, thing, program.x[pc]);
                return r.job() == job && done(r, received);
            }
            case Op.TRANSFER -> {
                return transfer(r, thing);
            }
            case Op.ALLOC -> {
                return done(r, world.pools.alloc(r, thing));
            }
            case Op.FREE -> {
                world.pools.free(r, thing);
                r.pc++;
            }
            case Op.SPAWN -> {
                r.pc++;
                world.releases.spawn(world.runners[thing]);
            }
            case Op.FEED -> {
                r.pc++;
                world.dogs.feed(r, thing);
            }
            case Op.DELAY -> {
                r.pc++;
                world.waits.delay(r, world.wakeTime(world.sleepsFrom(r), program.x[pc]));
                return false;
            }
            case Op.YIELD -> giveWay(r);
            default -> {
                return true;
            }
        }
        return r.state == Runner.ACTIVE;
    }

    /** True if the step has to wait and has not paid for it yet: it does so next. */
    private boolean prepares(Runner r, boolean waits) {
        boolean begins = waits && !r.prepares && r.look == Runner.FIRST_LOOK && program.y[r.pc] > 0;
        if (begins && program.x[r.pc] > 0) {
            r.sleepsFrom = world.now;
        } else if (!waits) {
            r.sleepsFrom = -1;
        }
        r.prepares = begins;
        r.waited |= waits;
        return begins;
    }

    /** What is sent may release a job of the sender itself that makes it give up this one: then nothing of this one goes on. So may what a blocked sender puts in after a receive. */
    private static boolean sent(Runner r, Channels channels, int thing, long timeoutNs, boolean mayWait) {
        long job = r.job();
        boolean sent = channels.send(r, thing, timeoutNs, mayWait);
        return r.job() == job && done(r, sent);
    }

    private static boolean done(Runner r, boolean done) {
        if (done) {
            r.pc++;
        }
        return done;
    }

    /** First the peripheral is taken, then it carries the bytes, with the core or without. */
    private boolean transfer(Runner r, int thing) {
        int pc = r.pc;
        if (r.transferring) {
            r.transferring = false;
            r.pc++;
            world.buses.give(r, thing);
            return true;
        }
        if (world.buses.take(r, thing)) {
            if (program.b[pc] == Op.BLOCKING) {
                r.transferring = true;
            } else {
                world.buses.transfer(r, thing, program.x[pc], program.y[pc]);
            }
        }
        return false;
    }

    private void giveWay(Runner r) {
        r.pc++;
        world.recorder.about(EventKind.SUSPEND, r, Trace.NONE);
        world.recorder.about(EventKind.UNBLOCK, r, Trace.NONE);
        r.cpu.turns.yields(r);
    }

    /** Executes one closing instruction; true if the context goes on. */
    private boolean close(Runner r) {
        int pc = r.pc;
        switch (op[pc]) {
            case Op.UNLOCK -> {
                r.pc++;
                world.lockRules.give(r, program.a[pc]);
                return !world.releases.abortIfFree(r);
            }
            case Op.LEAVE_CRITICAL -> {
                r.pc++;
                r.critical--;
                world.lockRules.settle(r);
                return !world.releases.abortIfFree(r);
            }
            case Op.NEXT -> {
                r.counters[program.a[pc]]--;
                r.pc = r.counters[program.a[pc]] > 0 ? program.b[pc] : pc + 1;
            }
            case Op.JUMP -> r.pc = program.b[pc];
            default -> {
                world.releases.finish(r);
                return false;
            }
        }
        return true;
    }
}

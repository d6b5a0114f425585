package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Shorthand;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;

/** What happens on the cores of a {@link PlainStretch}: steps end, somebody is chosen to run, the next step begins; and what the trace says of it. */
final class PlainSteps {
    private final World world;
    private final TraceBuilder trace;
    private final Shorthand told;
    private final PlainProgram program;

    PlainSteps(World world, PlainProgram program, Shorthand told) {
        this.world = world;
        this.program = program;
        this.told = told;
        trace = world.recorder.trace;
    }

    /**
     * Ends the step of a task whose time is over. False if that is the engine's: it finds a lock held, or one it gives back awaited. {@code quiet}: nothing else can happen at this instant before the next round.
     */
    boolean end(PlainCore core, PlainTask task, long now, boolean quiet) {
        switch (core.mode) {
            case Cpu.STEP -> {
                return endStep(core, task, now, quiet);
            }
            case Cpu.PREFIX -> {
                task.prefix &= task.prefix - 1;
                task.prefixLeft = 0;
            }
            case Cpu.SWITCH -> {
                core.mode = Cpu.STEP;
                core.lastThread = task.index;
            }
            default -> {
                task.exiting = false;
                core.chained = task.chains;
                core.remove(task);
            }
        }
        return true;
    }

    private boolean endStep(PlainCore core, PlainTask task, long now, boolean quiet) {
        int at = task.pc;
        switch (program.closing(at)) {
            case PlainProgram.NEXT -> task.goTo(at + 1);
            case PlainProgram.ENDS -> complete(core, task, now);
            case PlainProgram.TURN -> turn(core, task, at, now);
            case PlainProgram.TURN_NEXT -> {
                if (quiet) {
                    // a step without length, and all of the next round
                    turn(core, task, at + 1, now);
                } else {
                    task.goTo(at + 1);
                }
            }
            default -> {
                return endWithLocks(core, task, now, quiet);
            }
        }
        return true;
    }

    /** Others of its executor have their turn. */
    private void turn(PlainCore core, PlainTask task, int at, long now) {
        told.turn(now, core.index, task.index, task.number);
        task.goTo(at + 1);
        core.yields(task, now);
    }

    private boolean endWithLocks(PlainCore core, PlainTask task, long now, boolean quiet) {
        int at = task.pc;
        if (program.gives(at + 1) && isAwaited(task)) {
            return false;
        }
        if (program.takes(at + 1) && quiet) {
            // as above
            at++;
            task.pc = at;
        }
        if (program.takes(at)) {
            LockState lock = world.lock(program.lock(at));
            if (lock.holder != null) {
                return false;
            }
            take(core, task, lock, now);
        }
        at++;
        for (; program.gives(at); at++) {
            give(core, task, world.lock(program.lock(at)), now);
        }
        if (program.ends(at)) {
            complete(core, task, now);
        } else {
            task.goTo(at);
        }
        return true;
    }

    private void complete(PlainCore core, PlainTask task, long now) {
        told.complete(now, core.index, task.index, task.number, task.complete(now));
        PlainExecutor executor = task.executor;
        if (executor != null) {
            executor.arms(task, now);
            task.exiting = executor.exitsBehind();
        }
        if (task.exiting) {
            task.exitLeft = -1;
            core.shows = false;
            core.changed = true;
        } else {
            core.remove(task);
        }
    }

    private static boolean isAwaited(PlainTask task) {
        LockState held = task.runner.held;
        return held != null && held.waiters.first != null;
    }

    private void take(PlainCore core, PlainTask task, LockState lock, long now) {
        Runner r = task.runner;
        lock.holder = r;
        lock.giver = null;
        lock.depth = 1;
        lock.nextHeld = null;
        lock.restores = r.active;
        r.held = lock;
        told.about(now, EventKind.LOCK, core.index, task.index, task.number, lock.thing);
        boolean lifts = lock.plan.kind() == LockKind.IMMEDIATE_CEILING && lock.plan.core() == core.index;
        if (lifts && lock.plan.ceiling() > task.level) {
            r.active = lock.plan.ceiling();
            core.lift(task, r.active);
            trace.add(now, EventKind.PRIORITY, core.index, task.index, task.number, Trace.NONE, r.active);
        }
    }

    private void give(PlainCore core, PlainTask task, LockState lock, long now) {
        Runner r = task.runner;
        lock.holder = null;
        lock.depth = 0;
        r.held = null;
        told.about(now, EventKind.UNLOCK, core.index, task.index, task.number, lock.thing);
        if (r.active > task.level) {
            core.lower(r.active);
            r.active = task.level;
            trace.add(now, EventKind.PRIORITY, core.index, task.index, task.number, Trace.NONE, r.active);
        }
    }

    /** Chooses who has a core, and begins its next step if it is not in the middle of one. */
    void decide(PlainCore core, long now) {
        if (core.changed) {
            choose(core, now);
        } else if (core.stepEnd == Times.NEVER && core.running != null) {
            begin(core, core.running, now);
        }
    }

    private void choose(PlainCore core, long now) {
        if (core.mode == Cpu.SWITCH) {
            return;
        }
        core.changed = false;
        PlainTask before = core.running;
        PlainTask best = core.mostUrgent();
        if (best == null) {
            if (!core.idle) {
                core.idle = true;
                trace.idle(now, core.index);
            }
        } else if (best != before) {
            if (before != null) {
                displace(core, before, best, now);
            }
            core.running = best;
            core.idle = false;
            core.shows = false;
            if (!best.dispatched && !best.exiting) {
                core.dispatch(best);
            }
            core.chained = false;
            begin(core, best, now);
        } else if (core.stepEnd == Times.NEVER) {
            begin(core, best, now);
        }
    }

    private void displace(PlainCore core, PlainTask task, PlainTask by, long now) {
        if (core.stepEnd != Times.NEVER) {
            task.pause(core.mode, core.stepEnd - now);
        }
        if (task.started) {
            told.preempt(now, core.index, task.index, task.number, by.index);
        }
    }

    private void begin(PlainCore core, PlainTask task, long now) {
        if (task.prefix != 0 || task.exiting || core.needsSwitch(task)) {
            beginForRuntime(core, task, now);
            return;
        }
        if (task.thread) {
            core.lastThread = task.index;
        }
        core.mode = Cpu.STEP;
        long left = task.step();
        core.stepEnd = Times.after(now, left);
        int cost = program.cost(task.pc);
        if (!task.started) {
            task.started = true;
            told.start(now, core.index, task.index, task.number);
        } else if (cost == PlainProgram.WORK && !core.shows) {
            told.resume(now, core.index, task.index, task.number);
        }
        core.shows = cost == PlainProgram.WORK;
        if (cost != PlainProgram.WORK) {
            told.overhead(now, core.index, task.index, task.number, cost, left);
        }
    }

    /** What the runtime does on the way to a task or from it. */
    private void beginForRuntime(PlainCore core, PlainTask task, long now) {
        if (task.exiting) {
            if (task.exitLeft < 0) {
                task.chains = core.chainNs > 0 && core.isPendingBehind(task);
                task.exitLeft = task.chains ? core.chainNs : core.exitNs;
            }
            core.works(Cpu.EXIT, Times.after(now, task.exitLeft));
            Cost cost = task.chains ? Cost.TAIL_CHAIN : Cost.INTERRUPT_EXIT;
            told.overhead(now, core.index, task.index, Trace.NONE, cost.ordinal(), task.exitLeft);
        } else if (task.prefix != 0) {
            Prefix first = Prefix.first(task.prefix);
            if (task.prefixLeft == 0) {
                task.prefixLeft = first.ns(core.plan());
            }
            core.works(Cpu.PREFIX, Times.after(now, task.prefixLeft));
            told.overhead(now, core.index, task.index, task.number, first.cost.ordinal(), task.prefixLeft);
        } else {
            core.works(Cpu.SWITCH, Times.after(now, core.switchNs));
            told.overhead(now, core.index, task.index, task.number, Cost.CONTEXT_SWITCH.ordinal(), core.switchNs);
        }
    }
}

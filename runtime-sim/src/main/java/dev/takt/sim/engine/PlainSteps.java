package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.Program;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;

/** What happens on the cores of a {@link PlainStretch}: steps end, somebody is chosen to run, the next step begins; and what the trace says of it. */
final class PlainSteps {
    private final World world;
    private final TraceBuilder trace;
    private final Program program;
    private final int[] op;

    PlainSteps(World world) {
        this.world = world;
        trace = world.recorder.trace;
        program = world.plan.program();
        op = program.op;
    }

    /**
     * Ends the step of a task whose time is over. False if that is the engine's: it finds a lock held, or one it gives back awaited. {@code quiet}: nothing else can happen at this instant before the next round.
     */
    boolean end(PlainCore core, PlainTask task, long now, boolean quiet) {
        return endsForRuntime(core, task) || endStep(core, task, now, quiet);
    }

    /** True if what ends is the runtime's own: a switch, the exit of an interrupt, what comes before a poll. */
    private static boolean endsForRuntime(PlainCore core, PlainTask task) {
        if (core.switching) {
            core.switching = false;
            core.lastThread = task.index;
            return true;
        }
        if (task.exiting) {
            task.exiting = false;
            core.chained = task.chains;
            core.remove(task);
            return true;
        }
        if (task.prefix != 0) {
            task.prefix &= task.prefix - 1;
            task.prefixLeft = 0;
            return true;
        }
        return false;
    }

    private boolean endStep(PlainCore core, PlainTask task, long now, boolean quiet) {
        int at = task.pc;
        if (isAwaited(task) && op[at + 1] == Op.UNLOCK) {
            return false;
        }
        if (op[at] == Op.COMPUTE && (op[at + 1] == Op.LOCK || op[at + 1] == Op.YIELD) && quiet) {
            // the next is a step without length, and all of the next round
            at++;
            task.pc = at;
        }
        if (op[at] == Op.LOCK) {
            LockState lock = world.lock(program.a[at]);
            if (lock.holder != null) {
                return false;
            }
            take(core, task, lock, now);
        }
        if (op[at] == Op.YIELD) {
            trace.about(now, EventKind.SUSPEND, core.index, task.index, task.number, Trace.NONE);
            trace.also(now, EventKind.UNBLOCK, core.index, task.index, task.number);
            core.yields(task, now);
            return true;
        }
        task.inStep = false;
        // behind a turn of others, the end is a step by itself
        at += op[at] == Op.END ? 0 : 1;
        for (; op[at] == Op.UNLOCK; at++) {
            give(core, task, world.lock(program.a[at]), now);
        }
        if (op[at] == Op.END) {
            complete(core, task, now);
        } else {
            task.pc = at;
        }
        return true;
    }

    private void complete(PlainCore core, PlainTask task, long now) {
        trace.complete(now, core.index, task.index, task.number, task.complete(now));
        if (task.executor != null) {
            task.executor.arm(task.index, now, task.arrived + task.periodNs);
        }
        task.exiting = core.exitsBehind(task);
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
        trace.about(now, EventKind.LOCK, core.index, task.index, task.number, lock.thing);
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
        trace.about(now, EventKind.UNLOCK, core.index, task.index, task.number, lock.thing);
        if (r.active > task.level) {
            core.lower(r.active);
            r.active = task.level;
            trace.add(now, EventKind.PRIORITY, core.index, task.index, task.number, Trace.NONE, r.active);
        }
    }

    /** Chooses who has a core, and begins its next step if it is not in the middle of one. */
    void decide(PlainCore core, long now) {
        if (core.switching) {
            return;
        }
        PlainTask before = core.running;
        PlainTask best = core.changed ? core.mostUrgent() : before;
        core.changed = false;
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
            long left = core.stepEnd - now;
            if (task.exiting) {
                task.exitLeft = left;
            } else if (task.prefix != 0) {
                task.prefixLeft = left;
            } else {
                task.left = left;
            }
        }
        if (task.started) {
            trace.preempt(now, core.index, task.index, task.number, by.index);
        }
    }

    private void begin(PlainCore core, PlainTask task, long now) {
        core.idle = false;
        if (task.exiting) {
            if (task.exitLeft < 0) {
                task.chains = core.chainNs > 0 && core.isPendingBehind(task);
                task.exitLeft = task.chains ? core.chainNs : core.exitNs;
            }
            Cost cost = task.chains ? Cost.TAIL_CHAIN : Cost.INTERRUPT_EXIT;
            overhead(core, task, cost.ordinal(), task.exitLeft, now);
            return;
        }
        if (core.needsSwitch(task)) {
            core.switching = true;
            overhead(core, task, Cost.CONTEXT_SWITCH.ordinal(), core.switchNs, now);
            return;
        }
        if (task.prefix != 0) {
            Cost cost = Prefix.first(task.prefix);
            if (task.prefixLeft == 0) {
                task.prefixLeft = core.prefixNs(cost);
            }
            overhead(core, task, cost.ordinal(), task.prefixLeft, now);
            return;
        }
        core.lastThread = task.thread ? task.index : core.lastThread;
        task.step();
        boolean works = op[task.pc] != Op.OVERHEAD;
        if (!task.started) {
            task.started = true;
            trace.start(now, core.index, task.index, task.number);
        } else if (works && !core.shows) {
            trace.resume(now, core.index, task.index, task.number);
        }
        if (works) {
            core.shows = true;
            core.stepEnd = Times.after(now, task.left);
        } else {
            overhead(core, task, program.a[task.pc], task.left, now);
        }
    }

    private void overhead(PlainCore core, PlainTask task, int cost, long leftNs, long now) {
        trace.overhead(now, core.index, task.index, task.exiting ? Trace.NONE : task.number, cost, leftNs);
        core.shows = false;
        core.stepEnd = Times.after(now, leftNs);
    }
}

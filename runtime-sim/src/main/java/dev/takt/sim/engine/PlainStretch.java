package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.Program;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a run in which nothing happens but periodic arrivals, preemption by rank, jobs that compute, take free locks and end, and switches between them: the textbook's model. They are played here
 * several times as fast as by the engine, with the same trace to the byte. What is anything else (a job that arrives before the last has ended, a missed deadline, a lock that is held) ends the stretch, and
 * the engine goes on from there: the state is taken over from the {@link World} before and given back behind. Who holds which lock stays with the {@link LockState}s.
 */
final class PlainStretch {
    /** So many instants are left to the engine before the next try, when a stretch could not begin. */
    private static final int PATIENCE = 2;

    private final World world;
    private final Timers timers;
    private final TimerTree arrivals;
    private final TimerTree deadlines;
    private final TraceBuilder trace;
    private final Program program;
    private final int[] op;
    /** By context. */
    private final PlainTask[] tasks;
    /** By source. */
    private final PlainTask[] targets;

    private final PlainCore[] cores;
    /** The core, if there is but one. */
    private final @Nullable PlainCore alone;

    private boolean cutShort;
    private int pause;

    private PlainStretch(World world) {
        this.world = world;
        timers = world.timers;
        arrivals = timers.arrivals;
        deadlines = timers.deadlines;
        trace = world.recorder.trace;
        program = world.plan.program();
        op = program.op;
        tasks = new PlainTask[world.runners.length];
        targets = new PlainTask[world.plan.sources().size()];
        long[] lengths = PlainTask.lengths(program);
        for (PlanSource source : world.plan.sources()) {
            Runner r = world.runners[source.targets().getFirst()];
            tasks[r.index] = new PlainTask(r, source, world, lengths);
            targets[source.index()] = tasks[r.index];
        }
        cores = Arrays.stream(world.cpus).map(cpu -> new PlainCore(cpu, tasks)).toArray(PlainCore[]::new);
        alone = cores.length == 1 ? cores[0] : null;
    }

    /** Empty if no stretch of such a run is plain. */
    static Optional<PlainStretch> of(World world) {
        return world.opening == null && PlainPlan.isPlain(world.plan)
                ? Optional.of(new PlainStretch(world))
                : Optional.empty();
    }

    /** Plays plain instants before an instant; returns how many. After none the engine has to play the next. */
    int advance(long untilNs, long maxEvents, int mostInstants) {
        if (pause > 0) {
            pause--;
            return 0;
        }
        if (!enter()) {
            pause = PATIENCE;
            return 0;
        }
        return play(Math.min(untilNs, timers.firstOther()), maxEvents, mostInstants);
    }

    /** True if the last instant of the stretch is not over: the engine goes on in the middle of it. */
    boolean isCutShort() {
        return cutShort;
    }

    /** False, with nothing changed, if a stretch cannot begin here. */
    private boolean enter() {
        if (world.recorder.resetSeen) {
            return false;
        }
        for (Cpu cpu : world.cpus) {
            if (!cpu.isSettled()) {
                return false;
            }
        }
        for (PlainTask task : tasks) {
            if (!task.canEnter()) {
                return false;
            }
        }
        for (PlainTask task : tasks) {
            task.load();
        }
        for (PlainCore core : cores) {
            core.load();
        }
        return true;
    }

    /** {@code unsettled}: the cores, as bits, on which the engine has to decide as it goes on. */
    private void leave(long unsettled) {
        for (PlainTask task : tasks) {
            task.store();
        }
        for (PlainCore core : cores) {
            core.store((unsettled >> core.index & 1) != 0);
        }
        timers.refresh();
    }

    private int play(long untilNs, long maxEvents, int mostInstants) {
        int instants = 0;
        long unsettled = 0;
        long firstEnd = firstEnd();
        cutShort = false;
        while (!cutShort && instants < mostInstants && (instants == 0 || trace.size() < maxEvents)) {
            long due = Math.min(arrivals.firstTime(), deadlines.firstTime());
            if (alone != null && firstEnd < due && firstEnd < untilNs) {
                instants += endAlone(alone, Math.min(due, untilNs), maxEvents, mostInstants - instants);
                firstEnd = alone.stepEnd;
                continue;
            }
            long now = Math.min(firstEnd, due);
            if (now >= untilNs) {
                break;
            }
            instants++;
            world.now = now;
            do {
                unsettled = firstEnd == now ? endSteps(now) : 0;
                if (!cutShort) {
                    unsettled |= takeArrivals(now);
                }
                if (!cutShort) {
                    decide(unsettled, now);
                    firstEnd = firstEnd();
                }
            } while (firstEnd == now && !cutShort);
            if (!cutShort) {
                unsettled = 0;
                lookAtDeadlines(now);
            }
        }
        leave(unsettled);
        return instants;
    }

    /** Instants before {@code beforeNs}, at least one, at which nothing happens but ends of steps of the only core. */
    private int endAlone(PlainCore core, long beforeNs, long maxEvents, int mostInstants) {
        int instants = 0;
        long end = core.stepEnd;
        do {
            long now = end;
            instants++;
            world.now = now;
            do {
                PlainTask task = core.running;
                if (task != null) {
                    endStep(core, task, now);
                }
                if (cutShort) {
                    return instants;
                }
                core.stepEnd = Times.NEVER;
                decide(core, now);
                end = core.stepEnd;
            } while (end == now);
        } while (end < beforeNs && instants < mostInstants && trace.size() < maxEvents);
        return instants;
    }

    private long firstEnd() {
        long first = cores[0].stepEnd;
        for (int core = 1; core < cores.length; core++) {
            first = Math.min(first, cores[core].stepEnd);
        }
        return first;
    }

    /** Ends the steps whose time is over, up to one that finds a lock held; returns their cores as bits. */
    private long endSteps(long now) {
        long touched = 0;
        for (PlainCore core : cores) {
            if (core.stepEnd == now && core.running != null) {
                endStep(core, core.running, now);
                if (cutShort) {
                    break;
                }
                core.stepEnd = Times.NEVER;
                touched |= 1L << core.index;
            }
        }
        return touched;
    }

    private void endStep(PlainCore core, PlainTask task, long now) {
        if (core.switching) {
            core.switching = false;
            core.lastThread = task.index;
            return;
        }
        if (task.exiting) {
            task.exiting = false;
            core.remove(task);
            return;
        }
        if (task.prefix != 0) {
            task.prefix &= task.prefix - 1;
            task.prefixLeft = 0;
            return;
        }
        int at = task.pc;
        if (isAwaited(task) && op[at + 1] == Op.UNLOCK) {
            cutShort = true;
            return;
        }
        if (op[at] == Op.COMPUTE && (op[at + 1] == Op.LOCK || op[at + 1] == Op.YIELD) && isAlone(now)) {
            // the next is a step without length, and all of the next round
            at++;
            task.pc = at;
        }
        if (op[at] == Op.LOCK) {
            LockState lock = world.lock(program.a[at]);
            cutShort = lock.holder != null;
            if (cutShort) {
                return;
            }
            take(core, task, lock, now);
        }
        if (op[at] == Op.YIELD) {
            trace.about(now, EventKind.SUSPEND, core.index, task.index, task.number, Trace.NONE);
            trace.also(now, EventKind.UNBLOCK, core.index, task.index, task.number);
            core.yields(task, now);
            return;
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
    }

    private void complete(PlainCore core, PlainTask task, long now) {
        trace.complete(now, core.index, task.index, task.number, task.complete(now));
        task.exiting = core.exitsBehind(task);
        if (task.exiting) {
            task.exitLeft = core.exitNs;
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

    /** True if nothing can come between two steps of the task that runs. */
    private boolean isAlone(long now) {
        return alone != null && arrivals.firstTime() > now;
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

    /** Jobs arrive, up to one that finds the last of its context unfinished; returns their cores as bits. */
    private long takeArrivals(long now) {
        long touched = 0;
        while (arrivals.firstTime() == now) {
            int source = arrivals.firstSlot();
            PlainTask task = targets[source];
            if (task.isBusy()) {
                cutShort = true;
                break;
            }
            arrivals.set(source, Times.after(now, task.periodNs));
            int core = task.runner.cpu.index;
            arrive(cores[core], task, now);
            touched |= 1L << core;
        }
        return touched;
    }

    private void arrive(PlainCore core, PlainTask task, long now) {
        task.arrive(now);
        core.add(task, now);
        long deadline = task.deadlineNs < 0 ? -1 : Times.after(now, task.deadlineNs);
        trace.arrivalAndRelease(now, core.index, task.index, task.number, deadline);
        if (task.timed && !deadlines.isSet(task.index)) {
            deadlines.set(task.index, deadline);
        }
    }

    private void decide(long touched, long now) {
        for (long left = touched; left != 0; left &= left - 1) {
            decide(cores[Long.numberOfTrailingZeros(left)], now);
        }
    }

    /** Chooses who has a core, and begins its next step if it is not in the middle of one. */
    private void decide(PlainCore core, long now) {
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
            overhead(core, task, Cost.INTERRUPT_EXIT.ordinal(), task.exitLeft, now);
            return;
        }
        if (core.needsSwitch(task)) {
            core.switching = true;
            overhead(core, task, Cost.CONTEXT_SWITCH.ordinal(), core.switchNs, now);
            return;
        }
        if (task.prefix != 0) {
            boolean entry = (task.prefix & Runner.PREFIX_ENTRY) != 0;
            if (task.prefixLeft == 0) {
                task.prefixLeft = entry ? core.entryNs : core.pollNs;
            }
            overhead(core, task, (entry ? Cost.INTERRUPT_ENTRY : Cost.POLL).ordinal(), task.prefixLeft, now);
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

    /** Up to one that is missed. */
    private void lookAtDeadlines(long now) {
        while (!cutShort && deadlines.firstTime() == now) {
            PlainTask task = tasks[deadlines.firstSlot()];
            long next = task.present ? Times.after(task.arrived, task.deadlineNs) : Times.NEVER;
            cutShort = next <= now;
            if (!cutShort) {
                deadlines.set(task.index, next);
            }
        }
    }
}

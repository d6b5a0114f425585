package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.trace.Shorthand;
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
    private final Shorthand told;
    private final PlainSteps steps;
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
        told = new Shorthand(trace);
        PlainProgram program = new PlainProgram(world.plan.program());
        steps = new PlainSteps(world, program, told);
        tasks = new PlainTask[world.runners.length];
        targets = new PlainTask[world.plan.sources().size()];
        for (PlanSource source : world.plan.sources()) {
            Runner r = world.runners[source.targets().getFirst()];
            tasks[r.index] = new PlainTask(r, source, world, program);
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
            if (!task.canEnter(told)) {
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
                cutShort = task != null && !steps.end(core, task, now, arrivals.firstTime() > now);
                if (cutShort) {
                    return instants;
                }
                core.stepEnd = Times.NEVER;
                steps.decide(core, now);
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

    /** Ends the steps whose time is over, up to one that is the engine's; returns their cores as bits. */
    private long endSteps(long now) {
        long touched = 0;
        for (PlainCore core : cores) {
            if (core.stepEnd == now && core.running != null) {
                // on one core all that follows from its step is the next round
                cutShort = !steps.end(core, core.running, now, alone != null && arrivals.firstTime() > now);
                if (cutShort) {
                    break;
                }
                core.stepEnd = Times.NEVER;
                touched |= 1L << core.index;
            }
        }
        return touched;
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
        told.arrivalAndRelease(now, core.index, task.index, task.number, deadline);
        if (task.timed && !deadlines.isSet(task.index)) {
            deadlines.set(task.index, deadline);
        }
    }

    private void decide(long touched, long now) {
        for (long left = touched; left != 0; left &= left - 1) {
            steps.decide(cores[Long.numberOfTrailingZeros(left)], now);
        }
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

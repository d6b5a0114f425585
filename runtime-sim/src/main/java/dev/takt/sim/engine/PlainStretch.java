package dev.takt.sim.engine;

import dev.takt.sim.plan.Draws;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stretches of a run in which nothing happens but periodic arrivals, jobs that compute and end, and preemption by rank: the textbook's model. They are played here from a few arrays, several times as fast
 * as by the engine, with the same trace to the byte. What is anything else (a job that arrives before the last has ended, a missed deadline) ends the stretch, and the engine goes on from there: the state
 * is taken over from the {@link World} before and given back behind.
 */
final class PlainStretch {
    /** So many instants are left to the engine before the next try, when a stretch could not begin. */
    private static final int PATIENCE = 64;

    private final World world;
    private final Timers timers;
    private final TimerTree arrivals;
    private final TimerTree deadlines;
    private final TraceBuilder trace;
    private final PlainTasks tasks;
    /** By context: a timer looks at its deadlines. */
    private final boolean[] timed;

    private final boolean[] present;
    private final boolean[] started;
    private final long[] number;
    private final long[] next;
    private final long[] arrived;
    private final long[] left;
    private final long[] worst;
    private final long[] worstJob;
    private final long[] worstAt;
    /** By core: which levels have an unfinished job, 64 a word. */
    private final long[] waiting;
    /** By core: the context that has it, -1 if none. */
    private final int[] running;

    private final long[] stepEnd;
    /** By core: the trace shows that nothing runs on it. */
    private final boolean[] idle;
    /** The cores on which the engine has to decide as it goes on. */
    private long unsettled;

    private boolean cutShort;

    private int pause;

    private PlainStretch(World world, PlainTasks tasks) {
        this.world = world;
        this.tasks = tasks;
        timers = world.timers;
        arrivals = timers.arrivals;
        deadlines = timers.deadlines;
        trace = world.recorder.trace;
        int contexts = tasks.core.length;
        timed = new boolean[contexts];
        for (Runner r : world.runners) {
            timed[r.index] = r.deadlineNs >= 0 && !r.dueAtNextArrival;
        }
        present = new boolean[contexts];
        started = new boolean[contexts];
        number = new long[contexts];
        next = new long[contexts];
        arrived = new long[contexts];
        left = new long[contexts];
        worst = new long[contexts];
        worstJob = new long[contexts];
        worstAt = new long[contexts];
        waiting = new long[tasks.at.length >> 6];
        running = new int[world.cpus.length];
        stepEnd = new long[running.length];
        idle = new boolean[running.length];
    }

    /** Empty if no stretch of such a run is plain. */
    static Optional<PlainStretch> of(World world) {
        return world.opening == null
                ? PlainTasks.of(world.plan).map(tasks -> new PlainStretch(world, tasks))
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
        int instants = play(Math.min(untilNs, timers.firstOther()), maxEvents, mostInstants);
        leave();
        return instants;
    }

    /** True if the last instant of the stretch is not over: the engine goes on in the middle of it. */
    boolean isCutShort() {
        return cutShort;
    }

    private int play(long untilNs, long maxEvents, int mostInstants) {
        int instants = 0;
        long firstEnd = firstEnd();
        cutShort = false;
        unsettled = 0;
        while (!cutShort && instants < mostInstants && (instants == 0 || trace.size() < maxEvents)) {
            long now = Math.min(firstEnd, Math.min(arrivals.firstTime(), deadlines.firstTime()));
            if (now >= untilNs) {
                break;
            }
            instants++;
            world.now = now;
            long touched = firstEnd == now ? endSteps(now) : 0;
            touched |= takeArrivals(now);
            if (cutShort) {
                unsettled = touched;
            } else {
                for (; touched != 0; touched &= touched - 1) {
                    decide(Long.numberOfTrailingZeros(touched), now);
                }
                firstEnd = firstEnd();
                lookAtDeadlines(now);
            }
        }
        return instants;
    }

    /** Jobs arrive, up to one that finds the last of its context unfinished; returns their cores as bits. */
    private long takeArrivals(long now) {
        long touched = 0;
        while (arrivals.firstTime() == now) {
            int source = arrivals.firstSlot();
            int context = tasks.target[source];
            if (present[context]) {
                cutShort = true;
                break;
            }
            arrivals.set(source, Times.after(now, tasks.period[source]));
            arrive(context, now);
            touched |= 1L << tasks.core[context];
        }
        return touched;
    }

    /** Up to one that is missed. */
    private void lookAtDeadlines(long now) {
        while (!cutShort && deadlines.firstTime() == now) {
            cutShort = !isKept(deadlines.firstSlot(), now);
        }
    }

    private long firstEnd() {
        long first = stepEnd[0];
        for (int core = 1; core < stepEnd.length; core++) {
            first = Math.min(first, stepEnd[core]);
        }
        return first;
    }

    /** Ends the jobs whose steps end now; returns their cores as bits. */
    private long endSteps(long now) {
        long touched = 0;
        for (int core = 0; core < stepEnd.length; core++) {
            if (stepEnd[core] == now) {
                complete(core, now);
                touched |= 1L << core;
            }
        }
        return touched;
    }

    private void complete(int core, long now) {
        int context = running[core];
        long response = now - arrived[context];
        trace.complete(now, core, context, number[context], response);
        if (response > worst[context]) {
            worst[context] = response;
            worstJob[context] = number[context];
            worstAt[context] = now;
        }
        present[context] = false;
        started[context] = false;
        waiting[tasks.place[context] >> 6] &= ~(1L << tasks.place[context]);
        running[core] = -1;
        stepEnd[core] = Times.NEVER;
    }

    private void arrive(int context, long now) {
        int core = tasks.core[context];
        long job = next[context]++;
        long deadline = tasks.deadlineNs[context] < 0 ? -1 : Times.after(now, tasks.deadlineNs[context]);
        trace.arrival(now, core, context, job, deadline);
        trace.release(now, core, context, job, now);
        number[context] = job;
        arrived[context] = now;
        present[context] = true;
        waiting[tasks.place[context] >> 6] |= 1L << tasks.place[context];
        if (timed[context] && !deadlines.isSet(context)) {
            deadlines.set(context, deadline);
        }
    }

    private void decide(int core, long now) {
        int before = running[core];
        int best = mostUrgent(core);
        if (best < 0) {
            if (!idle[core]) {
                trace.add(now, EventKind.IDLE, core, Trace.NONE, Trace.NONE, -1, -1);
                idle[core] = true;
            }
        } else if (best != before) {
            if (before >= 0) {
                left[before] = stepEnd[core] - now;
                trace.preempt(now, core, before, number[before], best);
            }
            if (started[best]) {
                trace.resume(now, core, best, number[best]);
            } else {
                started[best] = true;
                left[best] = tasks.drawn[best] ? draw(best) : tasks.least[best];
                trace.start(now, core, best, number[best]);
            }
            running[core] = best;
            stepEnd[core] = Times.after(now, left[best]);
            idle[core] = false;
        }
    }

    private int mostUrgent(int core) {
        int first = core * tasks.words;
        for (int word = first + tasks.words - 1; word >= first; word--) {
            if (waiting[word] != 0) {
                return tasks.at[(word << 6) + 63 - Long.numberOfLeadingZeros(waiting[word])];
            }
        }
        return -1;
    }

    private long draw(int context) {
        long bits = Draws.bits(world.seed, tasks.draws[context], number[context], 1);
        return Draws.between(tasks.least[context], tasks.most[context], bits);
    }

    /** Looks at a deadline that is now; if it is kept its timer goes on to that of the next job. */
    private boolean isKept(int context, long now) {
        long later = present[context] ? Times.after(arrived[context], tasks.deadlineNs[context]) : Times.NEVER;
        if (later <= now) {
            return false;
        }
        deadlines.set(context, later);
        return true;
    }

    /** Takes over the state of the run; false if a stretch cannot begin here. */
    private boolean enter() {
        if (world.recorder.resetSeen) {
            return false;
        }
        for (Cpu cpu : world.cpus) {
            if (!cpu.isSettled()) {
                return false;
            }
        }
        for (Runner r : world.runners) {
            if (!isPlain(r)) {
                return false;
            }
        }
        Arrays.fill(waiting, 0);
        for (Runner r : world.runners) {
            load(r);
        }
        for (Cpu cpu : world.cpus) {
            int core = cpu.index;
            running[core] = cpu.current == null ? -1 : cpu.current.index;
            idle[core] = cpu.current == null;
            stepEnd[core] = cpu.stepEnd;
            cpu.clear();
        }
        return true;
    }

    private static boolean isPlain(Runner r) {
        boolean asPlanned = !r.dead && !r.exiting && r.active == r.plan.level() && r.raised == r.plan.threshold();
        boolean oneJob = r.jobs.size == 1 && r.jobs.released == 1 && r.jobs.missed == 0;
        return asPlanned
                && switch (r.state) {
                    case Runner.INACTIVE -> r.jobs.size == 0;
                    case Runner.READY -> oneJob && !r.started;
                    case Runner.ACTIVE -> oneJob && r.started && r.inStep;
                    default -> false;
                };
    }

    private void load(Runner r) {
        int i = r.index;
        present[i] = r.jobs.size > 0;
        started[i] = r.started;
        next[i] = r.nextJob;
        left[i] = r.left;
        worst[i] = r.worstNs;
        worstJob[i] = r.worstJob;
        worstAt[i] = r.worstAt;
        if (present[i]) {
            number[i] = r.job();
            arrived[i] = r.jobs.arrival(0);
            waiting[tasks.place[i] >> 6] |= 1L << tasks.place[i];
        }
        if (r.state == Runner.READY) {
            r.cpu.dequeue(r);
        }
    }

    /** Gives the state back to the engine. */
    private void leave() {
        for (Runner r : world.runners) {
            store(r);
        }
        for (Cpu cpu : world.cpus) {
            int core = cpu.index;
            for (int i = core * tasks.words << 6; i < (core + 1) * tasks.words << 6; i++) {
                int context = tasks.at[i];
                if (context >= 0 && present[context] && started[context]) {
                    cpu.push(world.runners[context]);
                }
            }
            Runner current = running[core] < 0 ? null : world.runners[running[core]];
            cpu.goOnWith(current, stepEnd[core], idle[core], (unsettled >> core & 1) != 0);
        }
        timers.refresh();
    }

    private void store(Runner r) {
        int i = r.index;
        r.rewind();
        r.state = Runner.INACTIVE;
        r.nextJob = next[i];
        r.worstNs = worst[i];
        r.worstJob = worstJob[i];
        r.worstAt = worstAt[i];
        r.jobs.clear();
        if (present[i]) {
            r.jobs.add(number[i], arrived[i], arrived[i]);
            r.jobs.released = 1;
        }
        if (present[i] && started[i]) {
            r.started = true;
            r.inStep = true;
            r.left = left[i];
            r.draws = tasks.drawn[i] ? 1 : 0;
        } else if (present[i]) {
            r.cpu.enqueue(r, arrived[i]);
        }
    }
}

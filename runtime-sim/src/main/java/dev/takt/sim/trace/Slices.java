package dev.takt.sim.trace;

import dev.takt.projects.text.Progress;
import java.util.Arrays;
import java.util.List;

/** What the events of a trace mean as stretches of time: per context what it does, per core who runs, per resource who holds it, per channel how full it is, and the jobs. */
public final class Slices {
    private final List<Track> contexts;
    private final List<Track> cores;
    private final List<Track> holders;
    private final List<Steps> depths;
    private final List<Jobs> jobs;
    private final Misses misses;
    private final Room room;
    private final int[] running;
    private final long[] current;
    private long durationNs;

    private Slices(TraceNames names, Room room) {
        this.room = room;
        contexts = names.contexts().stream().map(_ -> new Track(room)).toList();
        cores = names.cores().stream().map(_ -> new Track(room)).toList();
        holders = names.things().stream().map(_ -> new Track(room)).toList();
        depths = names.things().stream().map(_ -> new Steps(room)).toList();
        jobs = names.contexts().stream().map(c -> new Jobs(c.index(), room)).toList();
        misses = new Misses(room);
        running = new int[cores.size()];
        Arrays.fill(running, Trace.NONE);
        current = new long[contexts.size()];
        Arrays.fill(current, Trace.NONE);
        cores.forEach(t -> t.begin(0, SliceState.IDLE, Trace.NONE, Trace.NONE, Trace.NONE));
    }

    /** Reads a trace once from front to back. */
    public static Slices of(Trace trace) {
        Pass pass = new Pass(trace.names(), Room.HEAP);
        trace.each(Progress.NONE, List.of(pass));
        return pass.slices(trace.durationNs());
    }

    /** Slices that are made while a trace is read or written. */
    public static final class Pass implements EventReader {
        private final Slices slices;

        public Pass(TraceNames names, Room room) {
            slices = new Slices(names, room);
        }

        @Override
        public void take(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
            slices.take(timeNs, kind, core, context, job, other, value);
        }

        /** The slices of a run that ends here, after its last event. */
        public Slices slices(long durationNs) {
            slices.end(durationNs);
            return slices;
        }
    }

    private void end(long timeNs) {
        durationNs = timeNs;
        contexts.forEach(t -> t.finish(timeNs));
        cores.forEach(t -> t.finish(timeNs));
        holders.forEach(t -> t.finish(timeNs));
        jobs.forEach(j -> j.misses().sort());
        misses.sort();
    }

    /** Where they are kept. */
    public Room room() {
        return room;
    }

    /** All missed deadlines. */
    public Misses misses() {
        return misses;
    }

    /** What a context does; between its slices it has no job. */
    public Track context(int context) {
        return contexts.get(context);
    }

    /** Who runs on a core: running, spinning, overhead, booting or idle, without a gap. */
    public Track core(int core) {
        return cores.get(core);
    }

    /** Who holds a thing. */
    public Track holder(int thing) {
        return holders.get(thing);
    }

    /** How full a channel is. */
    public Steps depth(int thing) {
        return depths.get(thing);
    }

    public Jobs jobs(int context) {
        return jobs.get(context);
    }

    public long durationNs() {
        return durationNs;
    }

    private void take(long time, EventKind kind, int core, int context, long job, int other, long value) {
        switch (kind) {
            case ARRIVAL -> jobs.get(context).arrive(job, time, value);
            case RELEASE -> {
                jobs.get(context).released(job, time);
                if (current[context] == Trace.NONE) {
                    next(time, context, job);
                }
            }
            case START -> {
                jobs.get(context).started(job, time);
                onCore(time, core, SliceState.RUNNING, context, job, Trace.NONE);
            }
            case RESUME -> onCore(time, core, SliceState.RUNNING, context, job, Trace.NONE);
            case SPIN -> onCore(time, core, SliceState.SPINNING, context, job, other);
            case OVERHEAD -> onCore(time, core, SliceState.OVERHEAD, context, job, Trace.NONE);
            case IDLE -> onCore(time, core, SliceState.IDLE, Trace.NONE, Trace.NONE, Trace.NONE);
            case PREEMPT -> offCore(time, core, SliceState.READY, context, job, Trace.NONE);
            case UNBLOCK -> state(time, SliceState.READY, context, job, other);
            case BLOCK -> offCore(time, core, SliceState.BLOCKED, context, job, other);
            case SUSPEND -> offCore(time, core, SliceState.SUSPENDED, context, job, other);
            case COMPLETE -> end(time, core, context, job, JobOutcome.COMPLETED);
            case ABORT -> end(time, core, context, job, value == 1 ? JobOutcome.RESET : JobOutcome.ABORTED);
            case MISS -> jobs.get(context).miss(job, misses);
            case OVERRUN -> overrun(time, context, job, value);
            case LOCK -> holders.get(other).begin(time, SliceState.RUNNING, context, job, other);
            case UNLOCK -> holders.get(other).finish(time);
            case SEND, RECEIVE -> depths.get(other).set(time, value);
            case BOOT -> onCore(time, core, SliceState.BOOTING, Trace.NONE, Trace.NONE, Trace.NONE);
            case WATCHDOG_RESET -> reset(time, core);
            case PRIORITY, MIGRATE, DROP, TIMEOUT, INTERRUPT_ENTER, INTERRUPT_EXIT -> {}
            case WATCHDOG_FEED, DEADLOCK, LIVELOCK -> {}
        }
    }

    private void onCore(long time, int core, SliceState state, int context, long job, int thing) {
        int before = running[core];
        if (before != Trace.NONE && before != context) {
            contexts.get(before).begin(time, SliceState.READY, before, lastJob(before), Trace.NONE);
        }
        running[core] = job == Trace.NONE ? Trace.NONE : context;
        cores.get(core).begin(time, state, context, job, thing);
        if (context != Trace.NONE && job != Trace.NONE) {
            current[context] = job;
            contexts.get(context).begin(time, state, context, job, thing);
        }
    }

    private long lastJob(int context) {
        Track track = contexts.get(context);
        return track.size() == 0 ? Trace.NONE : track.job(track.size() - 1);
    }

    private void offCore(long time, int core, SliceState state, int context, long job, int thing) {
        leave(core, context);
        contexts.get(context).begin(time, state, context, job, thing);
    }

    private void leave(int core, int context) {
        if (core >= 0 && running[core] == context) {
            running[core] = Trace.NONE;
        }
    }

    private void state(long time, SliceState state, int context, long job, int thing) {
        contexts.get(context).begin(time, state, context, job, thing);
    }

    private void end(long time, int core, int context, long job, JobOutcome how) {
        jobs.get(context).ended(job, time, how);
        if (current[context] != job) {
            return;
        }
        leave(core, context);
        contexts.get(context).finish(time);
        next(time, context, jobs.get(context).waitingAfter(job));
    }

    /** The job that is up next in a context; a backlog begins to be ready when the job before it ends. */
    private void next(long time, int context, long job) {
        current[context] = job;
        if (job != Trace.NONE) {
            state(time, SliceState.READY, context, job, Trace.NONE);
        }
    }

    private void overrun(long time, int context, long job, long outcome) {
        if (outcome != OverrunOutcome.QUEUED.ordinal() && outcome != OverrunOutcome.ABORTED.ordinal()) {
            jobs.get(context).ended(job, time, JobOutcome.DROPPED);
        }
    }

    private void reset(long time, int core) {
        running[core] = Trace.NONE;
        cores.get(core).begin(time, SliceState.IDLE, Trace.NONE, Trace.NONE, Trace.NONE);
    }
}

package dev.takt.sim.trace;

/**
 * Appends events of contexts that stay on their cores and whose jobs are told one after the other, from start to end: what a reader expects is known then, so an event is not held against it, which is most of
 * what {@link TraceBuilder} does. It holds if {@link #knows} says so to begin with, and as long as nothing is told of these contexts but their own jobs in turn.
 */
public final class Shorthand {
    private static final int ARRIVAL = Chunk.head(EventKind.ARRIVAL, JobTrack.EXPECTED);
    private static final int RELEASE = Chunk.head(EventKind.RELEASE, JobTrack.EXPECTED);
    private static final int SUSPEND = Chunk.head(EventKind.SUSPEND, JobTrack.EXPECTED);
    private static final int UNBLOCK = Chunk.head(EventKind.UNBLOCK, JobTrack.EXPECTED);

    private final TraceBuilder trace;

    public Shorthand(TraceBuilder trace) {
        this.trace = trace;
    }

    /** True if events of a context are expected on this core, and {@code told}, a job that has started, was spoken of last; -1: none has. The next to arrive is {@code next}. */
    public boolean knows(int core, int context, long told, long next) {
        return !trace.keeps()
                || context <= Short.MAX_VALUE
                        && trace.core(context) == core
                        && trace.arrived(context) == next - 1
                        && (told < 0 || trace.spokenOf(context) == told);
    }

    /** Appends the arrival of the next job of a context, which may run at once; {@code deadlineNs}: absolute, -1 if it has none. */
    public void arrivalAndRelease(long timeNs, int core, int context, long job, long deadlineNs) {
        long due = deadlineNs == Trace.NONE ? Trace.NONE : deadlineNs - timeNs;
        if (isBrief(timeNs, due - (int) due) && trace.room() >= 2) {
            trace.briefly(timeNs, ARRIVAL, (int) due, RELEASE, 0, context);
            trace.arrives(context, job);
        } else {
            trace.arrival(timeNs, core, context, job, deadlineNs);
            trace.release(timeNs, core, context, job, timeNs);
        }
    }

    /** Appends that a job has its core for the first time. */
    public void start(long timeNs, int core, int context, long job) {
        // one less than expected: the job has been spoken of before, on the way to it
        long off = trace.spokenOf(context) + 1 - job;
        if (isBrief(timeNs, off & ~JobTrack.SECOND)) {
            trace.brief(timeNs, Chunk.head(EventKind.START, (int) off), context, Trace.NONE);
            trace.speaksOf(context, job);
        } else {
            trace.add(timeNs, EventKind.START, core, context, job, Trace.NONE, Trace.NONE);
        }
    }

    /** Appends that a started job lets others go before it, and may go on at once. */
    public void turn(long timeNs, int core, int context, long job) {
        if (isBrief(timeNs, 0) && trace.room() >= 2) {
            trace.briefly(timeNs, SUSPEND, Trace.NONE, UNBLOCK, Trace.NONE, context);
        } else {
            trace.add(timeNs, EventKind.SUSPEND, core, context, job, Trace.NONE, Trace.NONE);
            trace.add(timeNs, EventKind.UNBLOCK, core, context, job, Trace.NONE, Trace.NONE);
        }
    }

    /** Appends that a started job has its core again. */
    public void resume(long timeNs, int core, int context, long job) {
        about(timeNs, EventKind.RESUME, core, context, job, Trace.NONE);
    }

    /** Appends that a started job loses its core to a job of another context. */
    public void preempt(long timeNs, int core, int context, long job, int by) {
        about(timeNs, EventKind.PREEMPT, core, context, job, by);
    }

    /** Appends the end of a started job. */
    public void complete(long timeNs, int core, int context, long job, long responseNs) {
        if (isBrief(timeNs, responseNs - (int) responseNs)) {
            trace.brief(timeNs, Chunk.head(EventKind.COMPLETE, JobTrack.EXPECTED), context, (int) responseNs);
        } else {
            trace.complete(timeNs, core, context, job, responseNs);
        }
    }

    /** Appends what a started job does with a thing; no thing: {@link Trace#NONE}. */
    public void about(long timeNs, EventKind kind, int core, int context, long job, int thing) {
        if (isBrief(timeNs, 0)) {
            trace.brief(timeNs, Chunk.head(kind, JobTrack.EXPECTED), context, thing);
        } else {
            trace.add(timeNs, kind, core, context, job, thing, Trace.NONE);
        }
    }

    /** Appends that the runtime works for a job, one that has not started among them, or for none of a context: {@link Trace#NONE}; {@code cost}: the row of the cost table. */
    public void overhead(long timeNs, int core, int context, long job, int cost, long leftNs) {
        long packed = Shape.packCost(cost, leftNs);
        long off = job == Trace.NONE ? 0 : job - trace.spokenOf(context);
        if (isBrief(timeNs, packed - (int) packed | off & ~JobTrack.SECOND)) {
            int follows = job == Trace.NONE ? JobTrack.NONE : (int) off;
            trace.brief(timeNs, Chunk.head(EventKind.OVERHEAD, follows), context, (int) packed);
            trace.speaksOf(context, trace.spokenOf(context) + off);
        } else {
            trace.add(timeNs, EventKind.OVERHEAD, core, context, job, cost, leftNs);
        }
    }

    /** True if the event is kept, and nothing of it has to be written out: neither its time nor, if {@code odd} is 0, anything else. */
    private boolean isBrief(long timeNs, long odd) {
        return trace.keeps() && (timeNs - trace.lastNs() >>> 32 | odd) == 0;
    }
}

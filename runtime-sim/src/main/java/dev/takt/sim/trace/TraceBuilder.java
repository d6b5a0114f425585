package dev.takt.sim.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A trace that is being written: append only, one thread. Allocates a chunk now and then, never per event; with a shelf only one is in
 * memory at a time.
 */
public final class TraceBuilder {
    private final TraceNames names;
    private final JobTrack jobs;
    private final boolean keeps;
    private final @Nullable Shelf shelf;
    private Stretch[] chunks = new Stretch[8];
    private Chunk current;
    /** Events of the chunks before the one that is written. */
    private int before;
    /** Events that are not kept. */
    private int counted;

    private int at;
    private long lastNs;
    private long durationNs;

    public TraceBuilder(TraceNames names) {
        this(names, true, null);
    }

    private TraceBuilder(TraceNames names, boolean keeps, @Nullable Shelf shelf) {
        this.names = names;
        this.keeps = keeps;
        this.shelf = shelf;
        jobs = new JobTrack(
                names.contexts().stream().mapToInt(TraceNames.ContextName::core).toArray());
        current = new Chunk(0, jobs.copy());
        chunks[0] = current;
    }

    private TraceBuilder(TraceBuilder from, @Nullable Shelf shelf) {
        this.shelf = shelf;
        names = from.names;
        keeps = from.keeps;
        jobs = from.jobs.copy();
        chunks = from.chunks.clone();
        current = from.current.copy();
        chunks[from.before >> Chunk.BITS] = current;
        before = from.before;
        counted = from.counted;
        at = from.at;
        lastNs = from.lastNs;
        durationNs = from.durationNs;
    }

    /** One that counts events and keeps none: its trace is empty. */
    public static TraceBuilder counting(TraceNames names) {
        return new TraceBuilder(names, false, null);
    }

    /** One that keeps what it has written on a shelf, all but the chunk that it is writing. */
    public static TraceBuilder shelved(TraceNames names, Shelf shelf) {
        return new TraceBuilder(names, true, shelf);
    }

    /** Appends an event; times never go back. */
    public void add(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        if (!keeps) {
            counted++;
            return;
        }
        int place = place();
        current.write(place, lastNs, jobs, timeNs, kind, core, context, job, other, value);
        lastNs = timeNs;
    }

    /** Appends the arrival of a job with an absolute deadline, -1 if it has none. As {@link #add}, but the common case takes a fraction of its time; so those below. */
    public void arrival(long timeNs, int core, int context, long job, long deadlineNs) {
        if (!keeps) {
            counted++;
            return;
        }
        long due = deadlineNs == Trace.NONE ? Trace.NONE : deadlineNs - timeNs;
        long off = job - jobs.arrived(context) - 1;
        if (isBrief(timeNs, core, context, off, JobTrack.EXPECTED) && due == (int) due && due >= -1) {
            brief(timeNs, Chunk.head(EventKind.ARRIVAL, JobTrack.EXPECTED), context, (int) due);
            jobs.arrives(context, job);
        } else {
            add(timeNs, EventKind.ARRIVAL, core, context, job, Trace.NONE, deadlineNs);
        }
    }

    /** Appends that a job may run from now on. */
    public void release(long timeNs, int core, int context, long job, long arrivalNs) {
        if (!keeps) {
            counted++;
            return;
        }
        long ago = timeNs - arrivalNs;
        long off = job - jobs.arrived(context);
        if (isBrief(timeNs, core, context, off, JobTrack.EXPECTED) && ago == (int) ago && ago >= 0) {
            brief(timeNs, Chunk.head(EventKind.RELEASE, JobTrack.EXPECTED), context, (int) ago);
        } else {
            add(timeNs, EventKind.RELEASE, core, context, job, Trace.NONE, arrivalNs);
        }
    }

    /** Appends that a job has its core for the first time. */
    public void start(long timeNs, int core, int context, long job) {
        if (!keeps) {
            counted++;
            return;
        }
        // one less than expected: the job has been spoken of before, on the way to it
        long off = jobs.current(context) + 1 - job;
        if (isBrief(timeNs, core, context, off, JobTrack.SECOND)) {
            brief(timeNs, Chunk.head(EventKind.START, (int) off), context, Trace.NONE);
            jobs.current(context, job);
        } else {
            add(timeNs, EventKind.START, core, context, job, Trace.NONE, Trace.NONE);
        }
    }

    /** Appends that a job has its core again. */
    public void resume(long timeNs, int core, int context, long job) {
        current(timeNs, EventKind.RESUME, core, context, job, Trace.NONE, Trace.NONE, Trace.NONE);
    }

    /** Appends that a job loses its core to a job of another context. */
    public void preempt(long timeNs, int core, int context, long job, int by) {
        current(timeNs, EventKind.PREEMPT, core, context, job, by, Trace.NONE, by);
    }

    /** Appends the end of a job. */
    public void complete(long timeNs, int core, int context, long job, long responseNs) {
        current(timeNs, EventKind.COMPLETE, core, context, job, Trace.NONE, responseNs, responseNs);
    }

    /** Appends that a job takes a thing, gives it back, waits for it or has got it; no thing: {@link Trace#NONE}. */
    public void about(long timeNs, EventKind kind, int core, int context, long job, int thing) {
        current(timeNs, kind, core, context, job, thing, Trace.NONE, thing);
    }

    /** Appends that nothing runs on a core. */
    public void idle(long timeNs, int core) {
        if (keeps && timeNs - lastNs >>> 32 == 0 && core < Short.MAX_VALUE) {
            brief(timeNs, Chunk.head(EventKind.IDLE, JobTrack.NONE), -1 - core, Trace.NONE);
        } else {
            add(timeNs, EventKind.IDLE, core, Trace.NONE, Trace.NONE, Trace.NONE, Trace.NONE);
        }
    }

    /** Appends that the runtime works for a job; {@code cost}: the row of the cost table. */
    public void overhead(long timeNs, int core, int context, long job, int cost, long leftNs) {
        long packed = Shape.packCost(cost, leftNs);
        if (keeps && job == Trace.NONE && isBrief(timeNs, core, context, 0, 0) && packed == (int) packed) {
            brief(timeNs, Chunk.head(EventKind.OVERHEAD, JobTrack.NONE), context, (int) packed);
        } else {
            current(timeNs, EventKind.OVERHEAD, core, context, job, cost, leftNs, packed);
        }
    }

    /** Appends an event of the job that was spoken of last or of the one after it; {@code packed}: its columns as the {@link Shape} of the kind packs them. */
    private void current(
            long timeNs, EventKind kind, int core, int context, long job, int other, long value, long packed) {
        if (!isWritten(timeNs, kind, core, context, job, packed)) {
            add(timeNs, kind, core, context, job, other, value);
        }
    }

    // The steps of the common case are as small as can be: what has no more than 35 bytes of code the compiler takes
    // into its caller wherever it is called, what has more only where that is often enough.

    private boolean isWritten(long timeNs, EventKind kind, int core, int context, long job, long packed) {
        return keeps ? isBrief(timeNs, kind, core, context, job, packed) : isCounted();
    }

    private boolean isCounted() {
        counted++;
        return true;
    }

    private boolean isBrief(long timeNs, EventKind kind, int core, int context, long job, long packed) {
        return odd(timeNs, core, context, job, packed) == 0 && tell(timeNs, kind, context, job, packed);
    }

    private boolean tell(long timeNs, EventKind kind, int context, long job, long packed) {
        brief(timeNs, head(kind, context, job), context, (int) packed);
        jobs.current(context, job);
        return true;
    }

    private int head(EventKind kind, int context, long job) {
        return Chunk.head(kind, (int) (job - jobs.current(context)));
    }

    /** Zero if neither number, core, time nor columns have to be written out. */
    private long odd(long timeNs, int core, int context, long job, long packed) {
        return far(timeNs, core, context) | job - jobs.current(context) & ~JobTrack.SECOND | packed - (int) packed;
    }

    /** Zero if neither core nor time has to be written out. */
    private long far(long timeNs, int core, int context) {
        return timeNs - lastNs >>> 32 | core ^ jobs.core(context) | context >>> 15;
    }

    /** True if neither number, core nor time has to be written out; {@code off}: what the number of the job differs from the expected one, which may be {@code atMost}. */
    private boolean isBrief(long timeNs, int core, int context, long off, int atMost) {
        return (far(timeNs, core, context) | off & ~atMost) == 0;
    }

    /** What is known of jobs is brought up to this event by the caller, afterwards: a chunk that begins here begins with what was known before. */
    void brief(long timeNs, int head, int context, int packed) {
        int place = place();
        current.brief(place, timeNs - lastNs, head, context, packed);
        lastNs = timeNs;
    }

    /** Two events of a context at one instant, as {@link #brief}; there is {@link #room} for both. */
    void briefly(long timeNs, int head, int packed, int thenHead, int thenPacked, int context) {
        current.brief(at, timeNs - lastNs, head, packed, thenHead, thenPacked, context);
        at += 2;
        lastNs = timeNs;
    }

    /** Where the next event goes. */
    private int place() {
        if (at == Chunk.SIZE) {
            nextChunk();
        }
        return at++;
    }

    /** Number of events, those that are not kept included. */
    public int size() {
        return before + at + counted;
    }

    /** The trace reaches to here at least. */
    public void reach(long timeNs) {
        durationNs = Math.max(durationNs, timeNs);
    }

    /** What has been written so far; later appends do not show in it. */
    public Trace trace() {
        int kept = before + at;
        int last = before >> Chunk.BITS;
        Stretch[] all = Arrays.copyOf(chunks, last + 1);
        all[last] = current.frozen();
        return new Trace(names, all, kept, Math.max(durationNs, lastNs));
    }

    /** A builder that has written the same and goes its own way from here. Full chunks never change, so both have them. */
    public TraceBuilder copy() {
        return new TraceBuilder(this, shelf);
    }

    /** The same; what it writes from here on is kept on a shelf, what was written stays where it is. */
    public TraceBuilder copy(Shelf shelf) {
        return new TraceBuilder(this, shelf);
    }

    /** Appends the last events once more for each round, each time later by a period and by so many jobs of each context: what a run writes that is in the same state as before them. */
    public void repeat(int events, long rounds, long periodNs, long[] newJobs) {
        if (!keeps) {
            counted += (int) (events * rounds);
            return;
        }
        Later later = new Later(periodNs, newJobs);
        new Rounds(this, events, later, lastNs, jobs).write(rounds);
        Later all = later.times(rounds);
        lastNs = all.instant(lastNs);
        jobs.shift(all);
    }

    /** True if it keeps events and does not but count them. */
    public boolean keeps() {
        return keeps;
    }

    /** Time of the last event. */
    public long lastNs() {
        return lastNs;
    }

    /** The job of a context that has arrived last in it, -1 if none has. */
    public long arrived(int context) {
        return jobs.arrived(context);
    }

    /** The job of a context that it has spoken of last, -1 if of none. */
    public long spokenOf(int context) {
        return jobs.current(context);
    }

    /** Where the last event of a context was. */
    public int core(int context) {
        return jobs.core(context);
    }

    /** A job has been spoken of as expected. */
    void speaksOf(int context, long job) {
        jobs.current(context, job);
    }

    /** An arrival has been written as expected. */
    void arrives(int context, long job) {
        jobs.arrives(context, job);
    }

    /** How many events the chunk that is written still takes. */
    int room() {
        return Chunk.SIZE - at;
    }

    /** The chunk that an event is in. */
    Chunk chunk(int event) {
        return chunks[event >> Chunk.BITS].chunk();
    }

    /** Appends events of a chunk again. */
    void append(Chunk from, int offset, int count, Later later) {
        current.append(at, from, offset, count, later);
        at += count;
    }

    private void nextChunk() {
        begin(lastNs, jobs.copy());
    }

    /** Begins the next chunk, the last being full; {@code track}: what writer and reader know there. */
    void begin(long fromNs, JobTrack track) {
        before += at;
        at = 0;
        int next = before >> Chunk.BITS;
        if (shelf != null) {
            chunks[next - 1] = new Stretch.Shelved(current.fromNs(), shelf.put(current.toBytes()));
        }
        if (next == chunks.length) {
            chunks = Arrays.copyOf(chunks, next * 2);
        }
        current = new Chunk(fromNs, track);
        chunks[next] = current;
    }
}

package dev.takt.sim.trace;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A fixed stretch of a trace in eleven bytes an event: time since the event before, kind with how the job number follows, context or core, and the two other columns packed by their {@link Shape}.
 * What does not fit is written out in full beside. To be read from front to back; {@code jobs} is what writer and reader know at its start. Written once by one thread; what is written never changes.
 */
final class Chunk implements Stretch {
    static final int BITS = 14;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;
    /** In full: time, core and context, job, other, value. */
    static final int FULL = 5;

    private static final int CODE_SHIFT = 5;
    private static final int KIND_MASK = (1 << CODE_SHIFT) - 1;
    private static final int UNNAMED = Integer.MAX_VALUE;
    private static final EventKind[] KINDS = EventKind.values();
    private static final Shape[] SHAPES = Arrays.stream(KINDS).map(Shape::of).toArray(Shape[]::new);

    private final long fromNs;

    private final JobTrack jobs;
    /** Time since the event before in the upper half, the packed columns in the lower. */
    private final long[] cell;

    private final byte[] head;
    private final short[] who;
    private long[] full;
    private int fulls;

    Chunk(long fromNs, JobTrack jobs) {
        this.fromNs = fromNs;
        this.jobs = jobs;
        cell = new long[SIZE];
        head = new byte[SIZE];
        who = new short[SIZE];
        full = new long[FULL];
    }

    private Chunk(Chunk from, boolean own) {
        fromNs = from.fromNs;
        jobs = from.jobs;
        cell = own ? from.cell.clone() : from.cell;
        head = own ? from.head.clone() : from.head;
        who = own ? from.who.clone() : from.who;
        full = own ? from.full.clone() : from.full;
        fulls = from.fulls;
    }

    private Chunk(ByteBuffer from) {
        fromNs = from.getLong();
        jobs = JobTrack.of(from);
        fulls = from.getInt();
        full = new long[Math.max(1, fulls) * FULL];
        cell = new long[SIZE];
        head = new byte[SIZE];
        who = new short[SIZE];
        for (int i = 0; i < fulls * FULL; i++) {
            full[i] = from.getLong();
        }
        from.slice().asLongBuffer().get(cell);
        from.position(from.position() + Long.BYTES * SIZE);
        from.slice().asShortBuffer().get(who);
        from.position(from.position() + Short.BYTES * SIZE);
        from.get(head);
    }

    /** The chunk that these are the bytes of. */
    static Chunk of(byte[] bytes) {
        return new Chunk(ByteBuffer.wrap(bytes));
    }

    /** All of it as bytes. */
    byte[] toBytes() {
        int size = Long.BYTES + jobs.byteSize() + Integer.BYTES + fulls * FULL * Long.BYTES + 11 * SIZE;
        ByteBuffer to = ByteBuffer.allocate(size);
        to.putLong(fromNs);
        jobs.write(to);
        to.putInt(fulls);
        for (int i = 0; i < fulls * FULL; i++) {
            to.putLong(full[i]);
        }
        to.slice().asLongBuffer().put(cell);
        to.position(to.position() + Long.BYTES * SIZE);
        to.slice().asShortBuffer().put(who);
        to.position(to.position() + Short.BYTES * SIZE);
        to.put(head);
        return to.array();
    }

    @Override
    public long fromNs() {
        return fromNs;
    }

    /** A chunk with the same events that can be written on its own. */
    Chunk copy() {
        return new Chunk(this, true);
    }

    /** The same events as they are now: what is written to this one later may or may not show behind them. */
    Chunk frozen() {
        return new Chunk(this, false);
    }

    /** Writes the event at a place; {@code track} is the writer's, up to this event. */
    void write(
            int at,
            long lastNs,
            JobTrack track,
            long timeNs,
            EventKind kind,
            int core,
            int context,
            long job,
            int other,
            long value) {
        int k = kind.ordinal();
        Shape shape = SHAPES[k];
        boolean inside = context >= 0 && context < track.contexts();
        int code = inside ? track.code(k, context, job) : job == Trace.NONE ? JobTrack.NONE : JobTrack.OTHER;
        int named = inside && track.core(context) == core ? context : context == Trace.NONE ? -1 - core : UNNAMED;
        long columns = shape.pack(timeNs, other, value);
        if (timeNs - lastNs >>> 32 != 0
                || code == JobTrack.OTHER
                || named != (short) named
                || columns != (int) columns) {
            writeInFull(at, timeNs, kind, core, context, job, other, value);
            if (inside) {
                track.moves(context, core);
            }
        } else {
            brief(at, timeNs - lastNs, head(kind, code), named, (int) columns);
        }
    }

    /** Writes an event of a context whose core is as expected and whose job number follows with a code of {@link JobTrack}, with the columns packed by the {@link Shape} of its kind. */
    void brief(int at, long elapsedNs, int kindAndCode, int context, int columns) {
        cell[at] = elapsedNs << 32 | columns & 0xFFFF_FFFFL;
        head[at] = (byte) kindAndCode;
        who[at] = (short) context;
    }

    /** Two events of a context at one instant, as {@link #brief(int, long, int, int, int)}. */
    void brief(
            int at, long elapsedNs, int kindAndCode, int columns, int thenKindAndCode, int thenColumns, int context) {
        cell[at] = elapsedNs << 32 | columns & 0xFFFF_FFFFL;
        cell[at + 1] = thenColumns & 0xFFFF_FFFFL;
        head[at] = (byte) kindAndCode;
        head[at + 1] = (byte) thenKindAndCode;
        who[at] = (short) context;
        who[at + 1] = (short) context;
    }

    /** The kind of an event, with how the number of its job follows. */
    static int head(EventKind kind, int code) {
        return kind.ordinal() | code << CODE_SHIFT;
    }

    private void writeInFull(
            int at, long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        int to = fulls++ * FULL;
        if (to == full.length) {
            full = Arrays.copyOf(full, to * 2);
        }
        full[to] = timeNs;
        full[to + 1] = (long) core << 32 | context & 0xFFFF_FFFFL;
        full[to + 2] = job;
        full[to + 3] = other;
        full[to + 4] = value;
        head[at] = (byte) head(kind, JobTrack.OTHER);
        cell[at] = to;
    }

    /** Writes events of this or another chunk again, each so much later. */
    void append(int at, Chunk from, int offset, int count, Later later) {
        System.arraycopy(from.cell, offset, cell, at, count);
        System.arraycopy(from.head, offset, head, at, count);
        System.arraycopy(from.who, offset, who, at, count);
        for (int i = 0; from.fulls > 0 && i < count; i++) {
            if (isFull(at + i)) {
                long[] was = from.full;
                int place = packed(at + i);
                EventKind kind = KINDS[head[at + i] & KIND_MASK];
                int core = (int) (was[place + 1] >> 32);
                int context = (int) was[place + 1];
                long job = later.job(context, was[place + 2]);
                long value = later.value(kind, was[place + 4]);
                writeInFull(at + i, later.instant(was[place]), kind, core, context, job, (int) was[place + 3], value);
            }
        }
    }

    /** What reader and writer know at its start. */
    JobTrack track() {
        return jobs.copy();
    }

    /** Follows what they know through some events; returns the time of the last. */
    long follow(JobTrack track, long lastNs, int from, int to) {
        long time = lastNs;
        for (int i = from; i < to; i++) {
            int kind = head[i] & KIND_MASK;
            if (isFull(i)) {
                int place = packed(i);
                int context = (int) full[place + 1];
                time = full[place];
                if (context >= 0 && context < track.contexts()) {
                    track.moves(context, (int) (full[place + 1] >> 32));
                    track.take(kind, context, full[place + 2]);
                }
            } else {
                time += elapsed(i);
                if (who[i] >= 0) {
                    track.take(kind, who[i], track.number(kind, who[i], (head[i] & 0xFF) >> CODE_SHIFT));
                }
            }
        }
        return time;
    }

    private long elapsed(int i) {
        return cell[i] >>> 32;
    }

    private int packed(int i) {
        return (int) cell[i];
    }

    private boolean isFull(int i) {
        return (head[i] & 0xFF) >> CODE_SHIFT == JobTrack.OTHER;
    }

    @Override
    public Chunk chunk() {
        return this;
    }

    /** Unpacks the first events. */
    void unpack(Columns columns, int count) {
        JobTrack track = jobs.copy();
        long time = fromNs;
        for (int i = 0; i < count; i++) {
            int kindAndCode = head[i] & 0xFF;
            EventKind kind = KINDS[kindAndCode & KIND_MASK];
            int code = kindAndCode >> CODE_SHIFT;
            columns.kind[i] = (byte) kind.ordinal();
            if (code == JobTrack.OTHER) {
                int from = packed(i);
                columns.core[i] = (int) (full[from + 1] >> 32);
                columns.context[i] = (int) full[from + 1];
                columns.job[i] = full[from + 2];
                columns.other[i] = (int) full[from + 3];
                columns.value[i] = full[from + 4];
                time = full[from];
            } else {
                Shape shape = SHAPES[kind.ordinal()];
                time += elapsed(i);
                columns.context[i] = who[i] >= 0 ? who[i] : Trace.NONE;
                columns.core[i] = who[i] >= 0 ? track.core(who[i]) : -1 - who[i];
                columns.job[i] = who[i] >= 0 ? track.number(kind.ordinal(), who[i], code) : Trace.NONE;
                columns.other[i] = shape.other(packed(i));
                columns.value[i] = shape.value(time, packed(i));
            }
            columns.time[i] = time;
            if (columns.context[i] >= 0 && columns.context[i] < track.contexts()) {
                track.moves(columns.context[i], columns.core[i]);
                track.take(kind.ordinal(), columns.context[i], columns.job[i]);
            }
        }
    }

    @Override
    public long bytes() {
        return (8L + 1 + 2) * SIZE + 8L * full.length + 28L * jobs.contexts();
    }
}

package dev.takt.sim.trace;

import dev.takt.projects.text.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What happened in a run, read-only, event by event in the order of time (events of one instant in the order in which they took effect). Safe to read from
 * any thread it is handed to.
 */
public final class Trace {
    /** In every column: there is none. */
    public static final int NONE = -1;

    private static final EventKind[] KINDS = EventKind.values();
    /** So many chunks are kept unpacked for reading. */
    private static final int UNPACKED = 4;

    private final TraceNames names;
    private final Stretch[] chunks;
    private final int size;
    private final long durationNs;
    private final AtomicReferenceArray<Columns> unpacked = new AtomicReferenceArray<>(UNPACKED);

    Trace(TraceNames names, Stretch[] chunks, int size, long durationNs) {
        this.names = names;
        this.chunks = chunks;
        this.size = size;
        this.durationNs = durationNs;
    }

    public TraceNames names() {
        return names;
    }

    /** Number of events. */
    public int size() {
        return size;
    }

    /** The run was watched from 0 to here. */
    public long durationNs() {
        return durationNs;
    }

    public long time(int event) {
        return columns(event).time[event & Chunk.MASK];
    }

    public EventKind kind(int event) {
        return KINDS[columns(event).kind[event & Chunk.MASK]];
    }

    public int core(int event) {
        return columns(event).core[event & Chunk.MASK];
    }

    public int context(int event) {
        return columns(event).context[event & Chunk.MASK];
    }

    /** Number of the job among the arrivals of its context, from 0. */
    public long job(int event) {
        return columns(event).job[event & Chunk.MASK];
    }

    public int other(int event) {
        return columns(event).other[event & Chunk.MASK];
    }

    public long value(int event) {
        return columns(event).value[event & Chunk.MASK];
    }

    /** The unpacked chunk of an event. Threads may unpack the same one at a time, with the same result. */
    private Columns columns(int event) {
        int number = event >> Chunk.BITS;
        Columns columns = unpacked.get(number & UNPACKED - 1);
        if (columns == null || columns.number != number) {
            columns = chunks[number].columns(number, Math.min(Chunk.SIZE, size - (number << Chunk.BITS)));
            unpacked.set(number & UNPACKED - 1, columns);
        }
        return columns;
    }

    /** Hands all events to readers, one after the other; a chunk and no more is unpacked for it. Cancelled, it stops, and gives back false. */
    public boolean each(Progress progress, List<? extends EventReader> readers) {
        EventReader[] all = readers.toArray(EventReader[]::new);
        Columns columns = new Columns(0, Math.min(size, Chunk.SIZE));
        for (int number = 0; number << Chunk.BITS < size; number++) {
            if (progress.cancelled()) {
                return false;
            }
            progress.report((number << Chunk.BITS) / (double) size);
            int count = Math.min(Chunk.SIZE, size - (number << Chunk.BITS));
            chunks[number].fill(columns, count);
            // one reader after the other: each by itself is compiled to what it needs
            for (EventReader reader : all) {
                each(columns, count, reader);
            }
        }
        return true;
    }

    private static void each(Columns columns, int count, EventReader reader) {
        for (int i = 0; i < count; i++) {
            reader.take(
                    columns.time[i],
                    KINDS[columns.kind[i]],
                    columns.core[i],
                    columns.context[i],
                    columns.job[i],
                    columns.other[i],
                    columns.value[i]);
        }
    }

    /** Bytes that the events take in memory, all included but the few chunks that are unpacked at a time. */
    public long bytes() {
        return Arrays.stream(chunks).mapToLong(Stretch::bytes).sum();
    }

    /** The first event at or after a time; {@link #size()} if there is none. */
    public int firstAt(long timeNs) {
        int chunk = 0;
        int behind = chunks.length;
        // the first chunk whose last event, that before the next one, is not before
        while (chunk < behind - 1) {
            int mid = (chunk + behind) >>> 1;
            if (chunks[mid].fromNs() < timeNs) {
                chunk = mid;
            } else {
                behind = mid;
            }
        }
        int low = chunk << Chunk.BITS;
        int high = Math.min(size, behind << Chunk.BITS);
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (time(mid) < timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}

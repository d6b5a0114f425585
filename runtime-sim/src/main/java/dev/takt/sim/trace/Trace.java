package dev.takt.sim.trace;

/**
 * What happened in a run, read-only, event by event in the order of time (events of one instant in the order in which they took effect). Safe to read from
 * any thread it is handed to.
 */
public final class Trace {
    /** In every column: there is none. */
    public static final int NONE = -1;

    private static final EventKind[] KINDS = EventKind.values();

    private final TraceNames names;
    private final Chunk[] chunks;
    private final int size;
    private final long durationNs;

    Trace(TraceNames names, Chunk[] chunks, int size, long durationNs) {
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
        return chunks[event >> Chunk.BITS].time[event & Chunk.MASK];
    }

    public EventKind kind(int event) {
        return KINDS[chunks[event >> Chunk.BITS].kind[event & Chunk.MASK]];
    }

    public int core(int event) {
        return chunks[event >> Chunk.BITS].core[event & Chunk.MASK];
    }

    public int context(int event) {
        return chunks[event >> Chunk.BITS].context[event & Chunk.MASK];
    }

    /** Number of the job among the arrivals of its context, from 0. */
    public long job(int event) {
        return chunks[event >> Chunk.BITS].job[event & Chunk.MASK];
    }

    public int other(int event) {
        return chunks[event >> Chunk.BITS].other[event & Chunk.MASK];
    }

    public long value(int event) {
        return chunks[event >> Chunk.BITS].value[event & Chunk.MASK];
    }

    /** The first event at or after a time; {@link #size()} if there is none. */
    public int firstAt(long timeNs) {
        int low = 0;
        int high = size;
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

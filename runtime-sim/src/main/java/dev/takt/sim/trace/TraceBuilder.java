package dev.takt.sim.trace;

import java.util.Arrays;

/** A trace that is being written: append only, one thread. Allocates a chunk now and then, never per event. */
public final class TraceBuilder {
    private final TraceNames names;
    private Chunk[] chunks = new Chunk[8];
    private Chunk current = new Chunk();
    private int size;
    private int at;
    private long durationNs;

    public TraceBuilder(TraceNames names) {
        this.names = names;
        chunks[0] = current;
    }

    /** Appends an event; times never go back. */
    public void add(long timeNs, EventKind kind, int core, int context, long job, int other, long value) {
        if (at == Chunk.SIZE) {
            nextChunk();
        }
        int i = at++;
        Chunk c = current;
        c.time[i] = timeNs;
        c.kind[i] = (byte) kind.ordinal();
        c.core[i] = (byte) core;
        c.context[i] = context;
        c.job[i] = job;
        c.other[i] = other;
        c.value[i] = value;
        size++;
    }

    public int size() {
        return size;
    }

    /** The trace reaches to here at least. */
    public void reach(long timeNs) {
        durationNs = Math.max(durationNs, timeNs);
    }

    /** What has been written so far; later appends do not show in it. */
    public Trace trace() {
        long last = size == 0 ? 0 : current.time[at - 1];
        return new Trace(names, Arrays.copyOf(chunks, (size >> Chunk.BITS) + 1), size, Math.max(durationNs, last));
    }

    /** A builder that has written the same and goes its own way from here. Full chunks never change, so both have them. */
    public TraceBuilder copy() {
        TraceBuilder copy = new TraceBuilder(names);
        copy.chunks = chunks.clone();
        copy.current = current.copy(at);
        copy.chunks[(size - at) >> Chunk.BITS] = copy.current;
        copy.size = size;
        copy.at = at;
        copy.durationNs = durationNs;
        return copy;
    }

    private void nextChunk() {
        int next = size >> Chunk.BITS;
        if (next == chunks.length) {
            chunks = Arrays.copyOf(chunks, next * 2);
        }
        current = new Chunk();
        chunks[next] = current;
        at = 0;
    }
}

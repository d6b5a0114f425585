package dev.takt.sim.trace;

/** A fixed stretch of the columns of a trace. Written once from front to back by one thread; what is written never changes. */
final class Chunk {
    static final int BITS = 14;
    static final int SIZE = 1 << BITS;
    static final int MASK = SIZE - 1;

    final long[] time = new long[SIZE];
    final byte[] kind = new byte[SIZE];
    final byte[] core = new byte[SIZE];
    final int[] context = new int[SIZE];
    final long[] job = new long[SIZE];
    final int[] other = new int[SIZE];
    final long[] value = new long[SIZE];

    /** A chunk that begins with the same events. */
    Chunk copy(int events) {
        Chunk copy = new Chunk();
        System.arraycopy(time, 0, copy.time, 0, events);
        System.arraycopy(kind, 0, copy.kind, 0, events);
        System.arraycopy(core, 0, copy.core, 0, events);
        System.arraycopy(context, 0, copy.context, 0, events);
        System.arraycopy(job, 0, copy.job, 0, events);
        System.arraycopy(other, 0, copy.other, 0, events);
        System.arraycopy(value, 0, copy.value, 0, events);
        return copy;
    }
}

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
}

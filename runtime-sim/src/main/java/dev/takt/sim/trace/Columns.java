package dev.takt.sim.trace;

/** The events of one chunk, unpacked. Filled before anybody else sees it and never changed afterwards, or filled again and again by who has it for itself. */
final class Columns {
    final int number;
    final long[] time;
    final byte[] kind;
    final int[] core;
    final int[] context;
    final long[] job;
    final int[] other;
    final long[] value;

    Columns(int number, int count) {
        this.number = number;
        time = new long[count];
        kind = new byte[count];
        core = new int[count];
        context = new int[count];
        job = new long[count];
        other = new int[count];
        value = new long[count];
    }
}

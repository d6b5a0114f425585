package dev.takt.sim.trace;

import java.nio.LongBuffer;

/** Where what is derived from a trace is kept: in memory, or where there is more of it. One thread asks for it, any thread reads what is there. */
@FunctionalInterface
public interface Room {
    /** In memory. */
    Room HEAP = LongBuffer::allocate;

    /** Place for so many numbers, all of them 0. */
    LongBuffer longs(int count);
}

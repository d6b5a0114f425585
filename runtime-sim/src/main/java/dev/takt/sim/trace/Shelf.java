package dev.takt.sim.trace;

/** Where a trace puts what would not fit into memory. One thread puts, any thread takes. */
public interface Shelf {
    /** Keeps bytes; what it gives back brings them again. */
    Kept put(byte[] bytes);

    /** Bytes that are kept elsewhere. */
    @FunctionalInterface
    interface Kept {
        byte[] take();
    }
}

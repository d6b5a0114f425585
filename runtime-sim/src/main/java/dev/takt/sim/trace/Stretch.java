package dev.takt.sim.trace;

/** A stretch of a trace that is written to its end: in memory, or on a shelf. */
sealed interface Stretch permits Chunk, Stretch.Shelved {
    /** Time of the last event before. */
    long fromNs();

    /** The first events in columns. */
    default Columns columns(int number, int count) {
        Columns columns = new Columns(number, count);
        fill(columns, count);
        return columns;
    }

    /** Unpacks the first events into columns that are long enough. */
    default void fill(Columns columns, int count) {
        chunk().unpack(columns, count);
    }

    /** Bytes of memory it takes. */
    long bytes();

    /** Itself in memory. */
    Chunk chunk();

    /** One that is brought from its shelf whenever it is read. */
    record Shelved(long fromNs, Shelf.Kept kept) implements Stretch {
        /** This object and its place in a list, about. */
        private static final long OVERHEAD_BYTES = 64;

        @Override
        public Chunk chunk() {
            return Chunk.of(kept.take());
        }

        @Override
        public long bytes() {
            return OVERHEAD_BYTES;
        }
    }
}

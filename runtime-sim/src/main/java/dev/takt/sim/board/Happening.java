package dev.takt.sim.board;

import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event of the trace that is being reconstructed from a board's log; {@code rank} orders the events of one instant.
 */
record Happening(
        long ns,
        long rank,
        EventKind kind,
        int core,
        int context,
        @Nullable SeenJob job,
        int other,
        long value) {
    /** Before what the log has noted of the instant. */
    static final long FIRST = -1;
    /** As the instant ends. */
    static final long LAST = Long.MAX_VALUE;

    static final Comparator<Happening> ORDER =
            Comparator.comparingLong(Happening::ns).thenComparingLong(Happening::rank);

    long number() {
        return job == null ? Trace.NONE : job.number;
    }
}

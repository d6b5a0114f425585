package dev.takt.sim.board;

import dev.takt.sim.trace.OverrunOutcome;
import java.util.Optional;

/** A job as far as the log has told of it; -1 where it has not, or where it did not happen. */
final class SeenJob {
    final long arrivalNs;
    /** Where among the events of its instant it has arrived. */
    final long rank;

    long startNs = -1;
    long finishNs = -1;
    /** What became of it, if it never began. */
    Optional<OverrunOutcome> dropped = Optional.empty();
    /** Its place among the arrivals of its context, once all of them are known. */
    long number = -1;

    SeenJob(long arrivalNs, long rank) {
        this.arrivalNs = arrivalNs;
        this.rank = rank;
    }

    boolean waits() {
        return startNs < 0 && dropped.isEmpty();
    }
}

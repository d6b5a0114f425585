package dev.takt.sim.reference;

/** A job: an arrival of its context that is to be served. */
final class RefJob {
    final long number;
    final long arrival;
    final long deadline;
    /** Its arrival and the jitter of it. */
    final long release;

    boolean released;
    boolean started;
    boolean over;

    RefJob(long number, long arrival, long deadline, long release) {
        this.number = number;
        this.arrival = arrival;
        this.deadline = deadline;
        this.release = release;
    }
}

package dev.takt.sim.trace;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which job number an event of a context is expected to have, so that it need not be written: an arrival the next number, a start the job after the last, whatever else the job that was spoken of
 * last; and on which core its events happen: where the last one did. Writer and reader of a trace keep the same. Tables instead of cases: this is asked for every event.
 */
final class JobTrack {
    /** The expected number. */
    static final int EXPECTED = 0;
    /** The other likely number. */
    static final int SECOND = 1;
    /** None. */
    static final int NONE = 2;
    /** Anything else: written out. */
    static final int OTHER = 3;

    /** Three numbers a context: the job that arrived last, the one last spoken of, and one for what changes neither. */
    private static final int ARRIVED = 0;

    private static final int CURRENT = 1;
    private static final int NEITHER = 2;
    private static final int PLACES = 3;

    private static final EventKind[] KINDS = EventKind.values();
    private static final int[] FROM = new int[KINDS.length];
    private static final int[] PLUS = new int[KINDS.length];
    private static final int[] TO = new int[KINDS.length];

    static {
        for (EventKind kind : KINDS) {
            boolean arrives = kind == EventKind.ARRIVAL;
            boolean ofArrival = arrives || kind == EventKind.RELEASE || kind == EventKind.OVERRUN;
            FROM[kind.ordinal()] = ofArrival ? ARRIVED : CURRENT;
            PLUS[kind.ordinal()] = arrives || kind == EventKind.START ? 1 : 0;
            TO[kind.ordinal()] = arrives ? ARRIVED : ofArrival ? NEITHER : CURRENT;
        }
    }

    private final long[] last;
    private final int[] core;

    /** {@code home}: the core of each context. */
    JobTrack(int[] home) {
        core = home.clone();
        last = new long[home.length * PLACES];
        Arrays.fill(last, -1);
    }

    private JobTrack(JobTrack from) {
        last = from.last.clone();
        core = from.core.clone();
    }

    private JobTrack(int[] core, long[] last) {
        this.core = core;
        this.last = last;
    }

    /** Reads what {@link #write} has written. */
    static JobTrack of(ByteBuffer from) {
        int contexts = from.getInt();
        int[] core = new int[contexts];
        long[] last = new long[contexts * PLACES];
        for (int i = 0; i < contexts; i++) {
            core[i] = from.getInt();
        }
        for (int i = 0; i < last.length; i++) {
            last[i] = from.getLong();
        }
        return new JobTrack(core, last);
    }

    void write(ByteBuffer to) {
        to.putInt(core.length);
        for (int each : core) {
            to.putInt(each);
        }
        for (long each : last) {
            to.putLong(each);
        }
    }

    int byteSize() {
        return Integer.BYTES * (1 + core.length) + Long.BYTES * last.length;
    }

    JobTrack copy() {
        return new JobTrack(this);
    }

    int core(int context) {
        return core[context];
    }

    /** An event of the context happens there. */
    void moves(int context, int to) {
        core[context] = to;
    }

    int contexts() {
        return core.length;
    }

    /** The job of a context that arrived last. */
    long arrived(int context) {
        return last[context * PLACES + ARRIVED];
    }

    /** The job of a context that was spoken of last. */
    long current(int context) {
        return last[context * PLACES + CURRENT];
    }

    /** An arrival has been written. */
    void arrives(int context, long job) {
        last[context * PLACES + ARRIVED] = job;
    }

    /** A job has been spoken of. */
    void current(int context, long job) {
        last[context * PLACES + CURRENT] = job;
    }

    /** How the number of an event follows; it has been written then. */
    int code(int kind, int context, long job) {
        int code = job == expected(kind, context) ? EXPECTED : likely(kind, context, job);
        take(kind, context, job);
        return code;
    }

    private int likely(int kind, int context, long job) {
        if (job == Trace.NONE) {
            return NONE;
        }
        return job == second(kind, context) ? SECOND : OTHER;
    }

    long number(int kind, int context, int code) {
        return switch (code) {
            case EXPECTED -> expected(kind, context);
            case SECOND -> second(kind, context);
            default -> Trace.NONE;
        };
    }

    private long expected(int kind, int context) {
        return last[context * PLACES + FROM[kind]] + PLUS[kind];
    }

    /** The current job of a start, else the one after it. */
    private long second(int kind, int context) {
        return last[context * PLACES + CURRENT] + 1 - PLUS[kind];
    }

    /** An event has been written or read. */
    void take(int kind, int context, long job) {
        if (job >= 0) {
            last[context * PLACES + TO[kind]] = job;
        }
    }

    /** So much later: everything that has happened has happened to later jobs. */
    void shift(Later later) {
        for (int i = 0; i < last.length; i++) {
            last[i] = later.job(i / PLACES, last[i]);
        }
    }
}

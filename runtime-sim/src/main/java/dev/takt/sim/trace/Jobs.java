package dev.takt.sim.trace;

import java.util.Arrays;

/** The jobs of one context, one for each arrival, in the order of arrival. Written by {@link Slices} alone and never changed afterwards. */
public final class Jobs {
    private static final JobOutcome[] OUTCOMES = JobOutcome.values();

    private long[] arrival = new long[16];
    private long[] release = new long[16];
    private long[] start = new long[16];
    private long[] deadline = new long[16];
    private long[] finish = new long[16];
    private byte[] outcome = new byte[16];
    private boolean[] missed = new boolean[16];
    private long first;
    private int size;

    Jobs() {}

    public int size() {
        return size;
    }

    /** Number of the job at a position. */
    public long number(int job) {
        return first + job;
    }

    /** Position of a job number, -1 if it has no arrival here. */
    public int position(long number) {
        long at = number - first;
        return at >= 0 && at < size ? (int) at : -1;
    }

    public long arrival(int job) {
        return arrival[job];
    }

    /** -1 if it was not released. */
    public long release(int job) {
        return release[job];
    }

    /** First instant on its core; -1 if it never had it. */
    public long start(int job) {
        return start[job];
    }

    /** Absolute; -1 if it has none. */
    public long deadline(int job) {
        return deadline[job];
    }

    /** When it completed or was given up; -1 if neither. */
    public long finish(int job) {
        return finish[job];
    }

    public JobOutcome outcome(int job) {
        return OUTCOMES[outcome[job]];
    }

    public boolean missed(int job) {
        return missed[job];
    }

    /** The first job that arrives at or after a time; {@link #size()} if there is none. */
    public int firstAt(long timeNs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (arrival[mid] < timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    void arrive(long number, long timeNs, long deadlineNs) {
        if (size == 0) {
            first = number;
        }
        if (size == arrival.length) {
            grow();
        }
        arrival[size] = timeNs;
        release[size] = -1;
        start[size] = -1;
        deadline[size] = deadlineNs;
        finish[size] = -1;
        size++;
    }

    void released(long number, long timeNs) {
        int at = position(number);
        if (at >= 0) {
            release[at] = timeNs;
        }
    }

    void started(long number, long timeNs) {
        int at = position(number);
        if (at >= 0 && start[at] < 0) {
            start[at] = timeNs;
        }
    }

    void ended(long number, long timeNs, JobOutcome how) {
        int at = position(number);
        if (at >= 0) {
            outcome[at] = (byte) how.ordinal();
            finish[at] = how == JobOutcome.DROPPED ? -1 : timeNs;
        }
    }

    /** Number of the next job after one that is released and unfinished; -1 if there is none. */
    long waitingAfter(long number) {
        for (int at = position(number) + 1; at < size; at++) {
            if (release[at] >= 0 && outcome[at] == JobOutcome.UNFINISHED.ordinal()) {
                return first + at;
            }
        }
        return -1;
    }

    void miss(long number) {
        int at = position(number);
        if (at >= 0) {
            missed[at] = true;
        }
    }

    private void grow() {
        int length = size * 2;
        arrival = Arrays.copyOf(arrival, length);
        release = Arrays.copyOf(release, length);
        start = Arrays.copyOf(start, length);
        deadline = Arrays.copyOf(deadline, length);
        finish = Arrays.copyOf(finish, length);
        outcome = Arrays.copyOf(outcome, length);
        missed = Arrays.copyOf(missed, length);
    }
}

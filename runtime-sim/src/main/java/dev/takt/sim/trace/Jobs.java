package dev.takt.sim.trace;

/** The jobs of one context, one for each arrival, in the order of arrival. Written by {@link Slices} alone and never changed afterwards. */
public final class Jobs {
    private static final JobOutcome[] OUTCOMES = JobOutcome.values();

    private static final int ARRIVAL = 0;
    private static final int RELEASE = 1;
    private static final int START = 2;
    private static final int DEADLINE = 3;
    private static final int FINISH = 4;
    /** The outcome, and whether the deadline was missed. */
    private static final int HOW = 5;

    private static final int WIDTH = 6;
    private static final int MISSED = 1 << 8;

    private final int context;
    private final Table jobs;
    private final Misses misses;
    private long first;
    private long longestNs = -1;

    Jobs(int context, Room room) {
        this.context = context;
        jobs = new Table(room, WIDTH);
        misses = new Misses(room);
    }

    public int size() {
        return jobs.size();
    }

    /** Number of the job at a position. */
    public long number(int job) {
        return first + job;
    }

    /** Position of a job number, -1 if it has no arrival here. */
    public int position(long number) {
        long at = number - first;
        return at >= 0 && at < size() ? (int) at : -1;
    }

    public long arrival(int job) {
        return jobs.get(job, ARRIVAL);
    }

    /** -1 if it was not released. */
    public long release(int job) {
        return jobs.get(job, RELEASE);
    }

    /** First instant on its core; -1 if it never had it. */
    public long start(int job) {
        return jobs.get(job, START);
    }

    /** Absolute; -1 if it has none. */
    public long deadline(int job) {
        return jobs.get(job, DEADLINE);
    }

    /** When it completed or was given up; -1 if neither. */
    public long finish(int job) {
        return jobs.get(job, FINISH);
    }

    public JobOutcome outcome(int job) {
        return OUTCOMES[(int) jobs.get(job, HOW) & MISSED - 1];
    }

    public boolean missed(int job) {
        return (jobs.get(job, HOW) & MISSED) != 0;
    }

    /** The first job that arrives at or after a time; {@link #size()} if there is none. */
    public int firstAt(long timeNs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (arrival(mid) < timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** The longest time from arrival to the end of a job, whether it completed or was given up; -1 if none ended. */
    public long longestNs() {
        return longestNs;
    }

    /** Those that missed their deadline. */
    public Misses misses() {
        return misses;
    }

    void arrive(long number, long timeNs, long deadlineNs) {
        int job = jobs.add();
        if (job == 0) {
            first = number;
        }
        jobs.set(job, ARRIVAL, timeNs);
        jobs.set(job, RELEASE, -1);
        jobs.set(job, START, -1);
        jobs.set(job, DEADLINE, deadlineNs);
        jobs.set(job, FINISH, -1);
        jobs.set(job, HOW, JobOutcome.UNFINISHED.ordinal());
    }

    void released(long number, long timeNs) {
        int at = position(number);
        if (at >= 0) {
            jobs.set(at, RELEASE, timeNs);
        }
    }

    void started(long number, long timeNs) {
        int at = position(number);
        if (at >= 0 && start(at) < 0) {
            jobs.set(at, START, timeNs);
        }
    }

    void ended(long number, long timeNs, JobOutcome how) {
        int at = position(number);
        if (at >= 0) {
            jobs.set(at, HOW, jobs.get(at, HOW) & MISSED | how.ordinal());
            jobs.set(at, FINISH, how == JobOutcome.DROPPED ? -1 : timeNs);
            if (how != JobOutcome.DROPPED) {
                longestNs = Math.max(longestNs, timeNs - arrival(at));
            }
        }
    }

    /** Number of the next job after one that is released and unfinished; -1 if there is none. */
    long waitingAfter(long number) {
        for (int at = position(number) + 1; at < size(); at++) {
            if (release(at) >= 0 && outcome(at) == JobOutcome.UNFINISHED) {
                return first + at;
            }
        }
        return -1;
    }

    /** A job has missed its deadline; all of them are told of it as well. */
    void miss(long number, Misses all) {
        int at = position(number);
        if (at >= 0 && !missed(at)) {
            jobs.set(at, HOW, jobs.get(at, HOW) | MISSED);
            misses.add(deadline(at), context, at);
            all.add(deadline(at), context, at);
        }
    }
}

package dev.takt.sim.trace;

/**
 * Slices of one track in the order of time, not overlapping: what a context does, who runs on a core, or who holds a resource. Written by {@link Slices}
 * alone and never changed afterwards.
 */
public final class Track {
    private static final SliceState[] STATES = SliceState.values();

    private static final int START = 0;
    private static final int END = 1;
    private static final int JOB = 2;
    /** State, context and thing in one number. */
    private static final int WHO = 3;

    private static final int WIDTH = 4;

    private static final int STATE_BITS = 4;
    private static final int NAME_BITS = 30;
    private static final long NAME_MASK = (1L << NAME_BITS) - 1;

    private final Table slices;
    private final long[] totals = new long[STATES.length];
    private boolean open;

    Track(Room room) {
        slices = new Table(room, WIDTH);
    }

    public int size() {
        return slices.size();
    }

    public long start(int slice) {
        return slices.get(slice, START);
    }

    /** First instant that no longer belongs to the slice. */
    public long end(int slice) {
        return slices.get(slice, END);
    }

    public SliceState state(int slice) {
        return STATES[stateNumber(slice)];
    }

    int stateNumber(int slice) {
        return (int) slices.get(slice, WHO) & (1 << STATE_BITS) - 1;
    }

    /** The context that does it; -1 if none (an idle core). */
    public int context(int slice) {
        return (int) (slices.get(slice, WHO) >>> STATE_BITS & NAME_MASK) - 1;
    }

    public long job(int slice) {
        return slices.get(slice, JOB);
    }

    /** What it waits for, a number of {@link TraceNames#things()}; -1 if nothing. */
    public int thing(int slice) {
        return (int) (slices.get(slice, WHO) >>> STATE_BITS + NAME_BITS) - 1;
    }

    /** The first slice that ends after a time; {@link #size()} if there is none. It may begin later. */
    public int at(long timeNs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (end(mid) <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Sum of the time in a state. */
    public long total(SliceState wanted) {
        return totals[wanted.ordinal()];
    }

    void begin(long timeNs, SliceState state, int context, long job, int thing) {
        long who = state.ordinal() | context + 1L << STATE_BITS | thing + 1L << STATE_BITS + NAME_BITS;
        int last = size() - 1;
        boolean same = last >= 0 && slices.get(last, WHO) == who && slices.get(last, JOB) == job;
        if (open && same) {
            return;
        }
        // a slice of no length is forgotten, and then another one is the last
        boolean forgotten = open && finish(timeNs);
        if (forgotten) {
            last--;
            same = last >= 0 && slices.get(last, WHO) == who && slices.get(last, JOB) == job;
        }
        open = true;
        if (same && slices.get(last, END) == timeNs) {
            totals[state.ordinal()] -= timeNs - slices.get(last, START);
            return;
        }
        int slice = slices.add();
        slices.set(slice, START, timeNs);
        slices.set(slice, END, timeNs);
        slices.set(slice, JOB, job);
        slices.set(slice, WHO, who);
    }

    /** Ends the open slice; one of no length is forgotten, which is said. */
    boolean finish(long timeNs) {
        if (!open) {
            return false;
        }
        open = false;
        int last = size() - 1;
        long start = slices.get(last, START);
        if (start == timeNs) {
            slices.removeLast();
            return true;
        }
        slices.set(last, END, timeNs);
        totals[stateNumber(last)] += timeNs - start;
        return false;
    }
}

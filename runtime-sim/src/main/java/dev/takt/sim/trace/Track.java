package dev.takt.sim.trace;

import java.util.Arrays;

/**
 * Slices of one track in the order of time, not overlapping: what a context does, who runs on a core, or who holds a resource. Written by {@link Slices}
 * alone and never changed afterwards.
 */
public final class Track {
    private static final SliceState[] STATES = SliceState.values();

    private long[] start = new long[16];
    private long[] end = new long[16];
    private long[] job = new long[16];
    private int[] context = new int[16];
    private int[] thing = new int[16];
    private byte[] state = new byte[16];
    private int size;
    private boolean open;

    Track() {}

    public int size() {
        return size;
    }

    public long start(int slice) {
        return start[slice];
    }

    /** First instant that no longer belongs to the slice. */
    public long end(int slice) {
        return end[slice];
    }

    public SliceState state(int slice) {
        return STATES[state[slice]];
    }

    /** The context that does it; -1 if none (an idle core). */
    public int context(int slice) {
        return context[slice];
    }

    public long job(int slice) {
        return job[slice];
    }

    /** What it waits for, a number of {@link TraceNames#things()}; -1 if nothing. */
    public int thing(int slice) {
        return thing[slice];
    }

    /** The first slice that ends after a time; {@link #size()} if there is none. It may begin later. */
    public int at(long timeNs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (end[mid] <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** Sum of the time in a state. */
    public long total(SliceState wanted) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (state[i] == wanted.ordinal()) {
                sum += end[i] - start[i];
            }
        }
        return sum;
    }

    void begin(long timeNs, SliceState newState, int newContext, long newJob, int newThing) {
        if (open && sameAsLast(newState, newContext, newJob, newThing)) {
            return;
        }
        finish(timeNs);
        if (size > 0 && end[size - 1] == timeNs && sameAsLast(newState, newContext, newJob, newThing)) {
            open = true;
            return;
        }
        if (size == start.length) {
            grow();
        }
        start[size] = timeNs;
        end[size] = timeNs;
        state[size] = (byte) newState.ordinal();
        context[size] = newContext;
        job[size] = newJob;
        thing[size] = newThing;
        size++;
        open = true;
    }

    /** Ends the open slice; one of no length is forgotten. */
    void finish(long timeNs) {
        if (open) {
            end[size - 1] = timeNs;
            if (start[size - 1] == timeNs) {
                size--;
            }
            open = false;
        }
    }

    private boolean sameAsLast(SliceState newState, int newContext, long newJob, int newThing) {
        int last = size - 1;
        return state[last] == newState.ordinal()
                && context[last] == newContext
                && job[last] == newJob
                && thing[last] == newThing;
    }

    private void grow() {
        int length = size * 2;
        start = Arrays.copyOf(start, length);
        end = Arrays.copyOf(end, length);
        job = Arrays.copyOf(job, length);
        context = Arrays.copyOf(context, length);
        thing = Arrays.copyOf(thing, length);
        state = Arrays.copyOf(state, length);
    }
}

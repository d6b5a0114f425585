package dev.takt.sim.trace;

import java.util.Arrays;

/** A number that changes in steps, the depth of a channel over time. Written by {@link Slices} alone and never changed afterwards. */
public final class Steps {
    private long[] time = new long[16];
    private long[] value = new long[16];
    private int size;

    Steps() {}

    public int size() {
        return size;
    }

    public long time(int step) {
        return time[step];
    }

    /** The value from this step's time on. */
    public long value(int step) {
        return value[step];
    }

    /** The value that holds at the end of an instant, 0 before the first step. */
    public long at(long timeNs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (time[mid] <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low == 0 ? 0 : value[low - 1];
    }

    public long highest() {
        long highest = 0;
        for (int i = 0; i < size; i++) {
            highest = Math.max(highest, value[i]);
        }
        return highest;
    }

    void set(long timeNs, long newValue) {
        if (size == time.length) {
            time = Arrays.copyOf(time, size * 2);
            value = Arrays.copyOf(value, size * 2);
        }
        time[size] = timeNs;
        value[size] = newValue;
        size++;
    }
}

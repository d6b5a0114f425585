package dev.takt.sim.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A number that changes in steps, the depth of a channel over time, with the highest of every 64 steps, of every 64 of those, and so on: the highest of any part of a run is found among few. Written
 * by {@link Slices} alone and never changed afterwards.
 */
public final class Steps {
    private static final int TIME = 0;
    private static final int VALUE = 1;
    private static final int WIDTH = 2;
    private static final int LEVEL_BITS = 6;

    private final Room room;
    private final Table steps;
    /** The highest of each 64 numbers of the level below; the first of the steps themselves. */
    private final List<Table> peaks = new ArrayList<>();

    Steps(Room room) {
        this.room = room;
        steps = new Table(room, WIDTH);
    }

    public int size() {
        return steps.size();
    }

    public long time(int step) {
        return steps.get(step, TIME);
    }

    /** The value from this step's time on. */
    public long value(int step) {
        return steps.get(step, VALUE);
    }

    /** The value that holds at the end of an instant, 0 before the first step. */
    public long at(long timeNs) {
        int after = firstAfter(timeNs);
        return after == 0 ? 0 : value(after - 1);
    }

    /** The first step after an instant; {@link #size()} if there is none. */
    public int firstAfter(long timeNs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (time(mid) <= timeNs) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /** The highest value; 0 if it never was above that. */
    public long highest() {
        return highest(0, size());
    }

    /** The highest value of some steps, the second excluded; 0 if none of them is above that. */
    public long highest(int fromStep, int toStep) {
        long highest = 0;
        int step = fromStep;
        while (step < toStep) {
            int level = 0;
            while (level < peaks.size() && isStart(step, level + 1) && step + length(level + 1) <= toStep) {
                level++;
            }
            highest = Math.max(highest, level == 0 ? value(step) : peak(level, step));
            step += (int) length(level);
        }
        return highest;
    }

    private static boolean isStart(int step, int level) {
        return (step & length(level) - 1) == 0;
    }

    private static long length(int level) {
        return 1L << LEVEL_BITS * level;
    }

    private long peak(int level, int step) {
        return peaks.get(level - 1).get(step >> LEVEL_BITS * level, 0);
    }

    void set(long timeNs, long newValue) {
        int step = steps.add();
        steps.set(step, TIME, timeNs);
        steps.set(step, VALUE, newValue);
        if (step + 1L == length(peaks.size() + 1)) {
            begin();
        }
        for (int level = 1; level <= peaks.size(); level++) {
            Table of = peaks.get(level - 1);
            int block = step >> LEVEL_BITS * level;
            if (block == of.size()) {
                of.set(of.add(), 0, newValue);
            } else {
                of.set(block, 0, Math.max(of.get(block, 0), newValue));
            }
        }
    }

    /** A level more, as its first block is full. */
    private void begin() {
        long highest = highest(0, size());
        Table level = new Table(room, 1);
        level.set(level.add(), 0, highest);
        peaks.add(level);
    }
}

package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import java.util.Arrays;

/** Timers as a binary heap; each has a fixed slot, and of two at one instant the lower slot comes first. */
final class TimerHeap {
    private static final int OFF = -1;

    private final long[] time;
    private final int[] heap;
    private final int[] where;
    private int size;

    TimerHeap(int slots) {
        time = new long[slots];
        heap = new int[slots + 1];
        where = new int[slots];
        Arrays.fill(where, OFF);
    }

    /** Time of the first timer, {@link Times#NEVER} if none is set. */
    long firstTime() {
        return size == 0 ? Times.NEVER : time[heap[0]];
    }

    int firstSlot() {
        return heap[0];
    }

    boolean isSet(int slot) {
        return where[slot] != OFF;
    }

    /** Sets a timer or moves it; {@link Times#NEVER} takes it off. */
    void set(int slot, long timeNs) {
        if (timeNs == Times.NEVER) {
            clear(slot);
            return;
        }
        int at = where[slot];
        if (at == OFF) {
            at = size++;
            time[slot] = timeNs;
            up(at, slot);
        } else if (timeNs < time[slot]) {
            time[slot] = timeNs;
            up(at, slot);
        } else {
            time[slot] = timeNs;
            down(at, slot);
        }
    }

    void clear(int slot) {
        int at = where[slot];
        if (at == OFF) {
            return;
        }
        where[slot] = OFF;
        int last = heap[--size];
        if (last != slot) {
            if (at > 0 && before(last, heap[(at - 1) >> 1])) {
                up(at, last);
            } else {
                down(at, last);
            }
        }
    }

    void copy(TimerHeap from) {
        System.arraycopy(from.time, 0, time, 0, time.length);
        System.arraycopy(from.heap, 0, heap, 0, heap.length);
        System.arraycopy(from.where, 0, where, 0, where.length);
        size = from.size;
    }

    void walk(StateWalk walk) {
        for (int slot = 0; slot < where.length; slot++) {
            if (where[slot] != OFF) {
                walk.number(slot);
                time[slot] = walk.instant(time[slot]);
            }
        }
        walk.number(OFF);
    }

    private boolean before(int slot, int other) {
        return time[slot] < time[other] || time[slot] == time[other] && slot < other;
    }

    private void up(int from, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (!before(slot, heap[parent])) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, slot);
    }

    private void down(int from, int slot) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], slot)) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, slot);
    }

    private void put(int at, int slot) {
        heap[at] = slot;
        where[slot] = at;
    }
}

package dev.takt.sim.engine;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Timers as a tournament: a complete binary tree whose inner nodes name the earlier of the two below, the lower slot if they are equal. Setting one plays the matches on its way to the top, whose
 * opponents are known beforehand, so that nothing is moved and little is guessed.
 */
final class TimerTree {
    private final long[] time;
    private final int[] winner;
    private final int leaves;
    private long first = Times.NEVER;

    TimerTree(int slots) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, slots - 1)) << 1);
        time = new long[leaves];
        Arrays.fill(time, Times.NEVER);
        winner = new int[2 * leaves];
        for (int i = 0; i < leaves; i++) {
            winner[leaves + i] = i;
        }
        for (int node = leaves - 1; node > 0; node--) {
            winner[node] = winner[2 * node];
        }
    }

    /** Time of the first timer, {@link Times#NEVER} if none is set. */
    long firstTime() {
        return first;
    }

    int firstSlot() {
        return winner[1];
    }

    /** When a timer is due, {@link Times#NEVER} if it is not set. */
    long time(int slot) {
        return time[slot];
    }

    boolean isSet(int slot) {
        return time[slot] != Times.NEVER;
    }

    /** Sets a timer or moves it; {@link Times#NEVER} takes it off. */
    void set(int slot, long timeNs) {
        time[slot] = timeNs;
        int best = slot;
        long bestTime = timeNs;
        for (int node = leaves + slot; node > 1; node >>= 1) {
            int other = winner[node ^ 1];
            long otherTime = time[other];
            // all ones if the other goes first: it is earlier, or as early and to the left; no jump, for no processor
            // foresees who wins
            long loses = otherTime - bestTime - (node & 1) >> 63;
            best ^= (best ^ other) & (int) loses;
            bestTime ^= (bestTime ^ otherTime) & loses;
            winner[node >> 1] = best;
        }
        first = bestTime;
    }

    void copy(TimerTree from) {
        System.arraycopy(from.time, 0, time, 0, time.length);
        System.arraycopy(from.winner, 0, winner, 0, winner.length);
        first = from.first;
    }

    /** A walk moves all by the same, so who goes first stays. */
    void walk(LongUnaryOperator walk) {
        for (int slot = 0; slot < leaves; slot++) {
            time[slot] = walk.applyAsLong(time[slot]);
        }
        first = time[winner[1]];
    }
}

package dev.takt.designer.floorplan;

import java.util.Arrays;

/** States of a search by cost, a list for each cost, on flat arrays; of equal ones the newest first, which is often the one nearest to the goal. */
final class CostQueue {
    private static final int NONE = -1;

    private int[] newest = new int[4096];
    private int[] states = new int[4096];
    private int[] older = new int[4096];
    private int count;
    private int size;
    private int least = Integer.MAX_VALUE;
    private int most;
    private int takenCost;

    CostQueue() {
        Arrays.fill(newest, NONE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        Arrays.fill(newest, 0, Math.min(newest.length, most + 1), NONE);
        count = 0;
        size = 0;
        least = Integer.MAX_VALUE;
        most = 0;
    }

    /** The lowest cost; there has to be one. */
    int leastCost() {
        while (newest[least] == NONE) {
            least++;
        }
        return least;
    }

    int takenCost() {
        return takenCost;
    }

    void add(int state, int price) {
        if (count == states.length) {
            states = Arrays.copyOf(states, 2 * count);
            older = Arrays.copyOf(older, 2 * count);
        }
        if (price >= newest.length) {
            int from = newest.length;
            newest = Arrays.copyOf(newest, Math.max(price + 1, 2 * from));
            Arrays.fill(newest, from, newest.length, NONE);
        }
        states[count] = state;
        older[count] = newest[price];
        newest[price] = count;
        count++;
        size++;
        least = Math.min(least, price);
        most = Math.max(most, price);
    }

    int take() {
        takenCost = leastCost();
        int taken = newest[takenCost];
        newest[takenCost] = older[taken];
        size--;
        return states[taken];
    }
}

package dev.takt.sim.policy;

import java.util.Arrays;

/**
 * Contexts in a circle: the next is the first ready one behind the last. A superloop looks at the flags of its functions so; with no flag set it sleeps at the end of the loop, and what wakes it is
 * looked for from the start. The ring of Tock's processes stays where it is.
 */
public final class LoopDispatcher implements Dispatcher {
    private final int[] order;
    private final int[] atPlace;
    private final long[] set;
    private int place = NONE;
    private int flags;

    LoopDispatcher(int[] order) {
        this.order = order;
        int places = Arrays.stream(order).max().orElse(NONE) + 1;
        atPlace = new int[places];
        for (int context = 0; context < order.length; context++) {
            atPlace[order[context]] = context;
        }
        set = new long[(places >> 6) + 1];
    }

    @Override
    public void add(int context, long since) {
        set[order[context] >> 6] |= 1L << order[context];
        flags++;
    }

    @Override
    public void addLast(int context, long since) {
        add(context, since);
    }

    @Override
    public void remove(int context) {
        set[order[context] >> 6] &= ~(1L << order[context]);
        flags--;
    }

    @Override
    public int next() {
        if (flags == 0) {
            return NONE;
        }
        int next = firstFrom(place + 1);
        place = next == NONE ? firstFrom(0) : next;
        int context = atPlace[place];
        remove(context);
        return context;
    }

    private int firstFrom(int from) {
        int word = from >> 6;
        long bits = word < set.length ? set[word] & -1L << from : 0;
        while (bits == 0) {
            word++;
            if (word >= set.length) {
                return NONE;
            }
            bits = set[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** The core has nothing to do: the loop sleeps. */
    public void sleep() {
        place = NONE;
    }

    @Override
    public boolean isEmpty() {
        return flags == 0;
    }

    @Override
    public void copy(Dispatcher other) {
        LoopDispatcher from = (LoopDispatcher) other;
        System.arraycopy(from.set, 0, set, 0, set.length);
        place = from.place;
        flags = from.flags;
    }
}

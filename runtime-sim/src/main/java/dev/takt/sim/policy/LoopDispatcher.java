package dev.takt.sim.policy;

import java.util.Arrays;

/**
 * Contexts in a circle: the next is the first ready one behind the last. A superloop looks at the flags of its functions so; with no flag set it sleeps at the end of the loop, and what wakes it is
 * looked for from the start. The ring of Tock's processes stays where it is. Fibers of Drone
 * OS are advanced so, from the first at each wake of their thread; handlers of its priority run between the passes, by vector.
 */
public final class LoopDispatcher implements Dispatcher {
    private final ByOrderDispatcher handlers;
    private final boolean[] isHandler;
    private final int[] order;
    private final int[] atPlace;
    private final long[] set;
    private int place = NONE;
    private int flags;

    LoopDispatcher(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
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
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
        set[order[context] >> 6] |= 1L << order[context];
        flags++;
    }

    @Override
    public void addLast(int context, long since) {
        add(context, since);
    }

    @Override
    public void remove(int context) {
        if (isHandler[context]) {
            handlers.remove(context);
            return;
        }
        set[order[context] >> 6] &= ~(1L << order[context]);
        flags--;
    }

    @Override
    public int next() {
        // between two passes handlers go first
        int next = flags == 0 || place == NONE ? NONE : firstFrom(place + 1);
        if (next == NONE && !handlers.isEmpty()) {
            place = NONE;
            return handlers.next();
        }
        if (flags == 0) {
            return NONE;
        }
        place = next == NONE ? firstFrom(0) : next;
        int context = atPlace[place];
        remove(context);
        return context;
    }

    @Override
    public boolean isPassOver() {
        return flags == 0 || place == NONE || firstFrom(place + 1) == NONE;
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

    /** The loop sleeps, the next pass begins with the first. */
    @Override
    public void sleep() {
        place = NONE;
    }

    @Override
    public boolean isEmpty() {
        return flags == 0 && handlers.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        LoopDispatcher from = (LoopDispatcher) other;
        handlers.copy(from.handlers);
        System.arraycopy(from.set, 0, set, 0, set.length);
        place = from.place;
        flags = from.flags;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        for (long bits : set) {
            walk.number(bits);
        }
        walk.number(place);
    }
}

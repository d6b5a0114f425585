package dev.takt.sim.policy;

/** A doubly linked list of contexts sorted by a key, then by number; who was appended is behind all of its key. */
final class ReadyList {
    private final int[] next;
    private final int[] previous;
    private final long[] keys;
    /** What decides among those of a key: the number, above all numbers for one that was appended. */
    private final int[] ranks;

    private int head = Dispatcher.NONE;
    private int tail = Dispatcher.NONE;

    ReadyList(int contexts) {
        next = new int[contexts];
        previous = new int[contexts];
        keys = new long[contexts];
        ranks = new int[contexts];
    }

    boolean isEmpty() {
        return head == Dispatcher.NONE;
    }

    /** Inserts from the back, where new ones nearly always belong. */
    void insert(int context, long key) {
        keys[context] = key;
        ranks[context] = context;
        int after = tail;
        while (after != Dispatcher.NONE && (keys[after] > key || keys[after] == key && ranks[after] > context)) {
            after = previous[after];
        }
        link(context, after);
    }

    void append(int context, long key) {
        keys[context] = key;
        ranks[context] = Integer.MAX_VALUE;
        link(context, tail);
    }

    int removeFirst() {
        int first = head;
        if (first != Dispatcher.NONE) {
            remove(first);
        }
        return first;
    }

    void remove(int context) {
        int before = previous[context];
        int behind = next[context];
        if (before == Dispatcher.NONE) {
            head = behind;
        } else {
            next[before] = behind;
        }
        if (behind == Dispatcher.NONE) {
            tail = before;
        } else {
            previous[behind] = before;
        }
    }

    void copy(ReadyList from) {
        System.arraycopy(from.next, 0, next, 0, next.length);
        System.arraycopy(from.previous, 0, previous, 0, previous.length);
        System.arraycopy(from.keys, 0, keys, 0, keys.length);
        System.arraycopy(from.ranks, 0, ranks, 0, ranks.length);
        head = from.head;
        tail = from.tail;
    }

    /** Shows who is in here; {@code instants}: whether the keys are. */
    void walk(StateWalk walk, boolean instants) {
        for (int at = head; at != Dispatcher.NONE; at = next[at]) {
            walk.number(at);
            walk.number(ranks[at]);
            if (instants) {
                keys[at] = walk.instant(keys[at]);
            }
        }
        walk.number(Dispatcher.NONE);
    }

    private void link(int context, int after) {
        int behind = after == Dispatcher.NONE ? head : next[after];
        next[context] = behind;
        previous[context] = after;
        if (after == Dispatcher.NONE) {
            head = context;
        } else {
            next[after] = context;
        }
        if (behind == Dispatcher.NONE) {
            tail = context;
        } else {
            previous[behind] = context;
        }
    }
}

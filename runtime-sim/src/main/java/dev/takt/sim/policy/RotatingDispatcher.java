package dev.takt.sim.policy;

/**
 * A ready list of FreeRTOS (list.c of kernel 11): a ring with an end marker and a walking index. The next context is the one behind the index; a context that becomes
 * ready goes in before the index, so it is the last of this round; taking out the context at the index moves the index one back. The running context stays in.
 */
final class RotatingDispatcher implements Dispatcher {
    private final int[] next;
    private final int[] previous;
    private final int marker;
    private int index;

    RotatingDispatcher(int contexts) {
        marker = contexts;
        index = marker;
        next = new int[contexts + 1];
        previous = new int[contexts + 1];
        next[marker] = marker;
        previous[marker] = marker;
    }

    @Override
    public void add(int context, long since) {
        int before = previous[index];
        next[context] = index;
        previous[context] = before;
        next[before] = context;
        previous[index] = context;
    }

    @Override
    public void addLast(int context, long since) {
        add(context, since);
    }

    @Override
    public void remove(int context) {
        next[previous[context]] = next[context];
        previous[next[context]] = previous[context];
        if (index == context) {
            index = previous[context];
        }
    }

    @Override
    public int next() {
        if (isEmpty()) {
            return NONE;
        }
        index = next[index] == marker ? next[marker] : next[index];
        return index;
    }

    @Override
    public boolean isEmpty() {
        return next[marker] == marker;
    }

    @Override
    public boolean keepsRunning() {
        return true;
    }

    @Override
    public void copy(Dispatcher other) {
        RotatingDispatcher from = (RotatingDispatcher) other;
        System.arraycopy(from.next, 0, next, 0, next.length);
        System.arraycopy(from.previous, 0, previous, 0, previous.length);
        index = from.index;
    }

    @Override
    public void walk(StateWalk walk) {
        for (int at = next[marker]; at != marker; at = next[at]) {
            walk.number(at);
        }
        walk.number(NONE);
        walk.number(index);
    }
}

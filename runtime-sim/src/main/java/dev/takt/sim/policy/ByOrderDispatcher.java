package dev.takt.sim.policy;

/** The ready context with the lowest order first: vectors, then software tasks by name. */
final class ByOrderDispatcher implements Dispatcher {
    private final ReadyList ready;
    private final int[] order;

    ByOrderDispatcher(int[] order) {
        this.order = order;
        ready = new ReadyList(order.length);
    }

    @Override
    public void add(int context, long since) {
        ready.insert(context, order[context]);
    }

    @Override
    public void addLast(int context, long since) {
        add(context, since);
    }

    @Override
    public void remove(int context) {
        ready.remove(context);
    }

    @Override
    public int next() {
        return ready.removeFirst();
    }

    @Override
    public boolean isEmpty() {
        return ready.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        ready.copy(((ByOrderDispatcher) other).ready);
    }

    @Override
    public void walk(StateWalk walk) {
        ready.walk(walk, false);
    }
}

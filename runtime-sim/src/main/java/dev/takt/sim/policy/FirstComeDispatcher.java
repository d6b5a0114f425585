package dev.takt.sim.policy;

/** First come, first served, in declared order if they come together. */
final class FirstComeDispatcher implements Dispatcher {
    private final ReadyList ready;

    FirstComeDispatcher(int contexts) {
        ready = new ReadyList(contexts);
    }

    @Override
    public void add(int context, long since) {
        ready.insert(context, since);
    }

    @Override
    public void addLast(int context, long since) {
        ready.append(context, since);
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
        ready.copy(((FirstComeDispatcher) other).ready);
    }

    @Override
    public void walk(StateWalk walk) {
        ready.walk(walk, true);
    }
}

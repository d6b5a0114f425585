package dev.takt.sim.policy;

/**
 * The tasks of an Embassy executor: it takes all that are woken at once and polls them from the front of its {@link RunQueue}; what wakes meanwhile waits for the next batch. Handlers of the executor's
 * priority run between its batches, by vector.
 */
public final class BatchDispatcher implements Dispatcher {
    private final ByOrderDispatcher handlers;
    private final boolean[] isHandler;
    private final RunQueue woken;
    private int batch = NONE;

    BatchDispatcher(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
        woken = new RunQueue(order.length);
    }

    @Override
    public void add(int context, long since) {
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
        wake(context, since);
    }

    /** A task is woken, which is no handler; {@code since}: its place among others, when it arrived or its wait ended. */
    public void wake(int context, long since) {
        woken.wake(context, since);
    }

    @Override
    public void addByTimer(int context, long since, long nowNs) {
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
        wakeByTimer(context, nowNs);
    }

    /** A task is woken by the alarm of this instant, which is no handler. */
    public void wakeByTimer(int context, long nowNs) {
        woken.wakeByTimer(context, nowNs);
    }

    @Override
    public void arm(int context, long nowNs, long untilNs) {
        woken.arm(context, nowNs, untilNs);
    }

    @Override
    public void start(long ns) {
        woken.start(ns);
    }

    /** True if a task waits to be polled. */
    public boolean hasTask() {
        return batch != NONE || !woken.isEmpty();
    }

    /** Takes the task that is polled next; {@link #NONE} if there is none. */
    public int nextTask() {
        if (batch == NONE) {
            batch = woken.take();
        }
        int first = batch;
        if (first != NONE) {
            batch = woken.behind(first);
        }
        return first;
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
        woken.remove(context);
        batch = woken.without(batch, context);
    }

    @Override
    public int next() {
        if (batch == NONE && !handlers.isEmpty()) {
            return handlers.next();
        }
        return nextTask();
    }

    @Override
    public boolean isEmpty() {
        return !hasTask() && handlers.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        BatchDispatcher from = (BatchDispatcher) other;
        handlers.copy(from.handlers);
        woken.copy(from.woken);
        batch = from.batch;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        woken.walk(walk);
        woken.walk(walk, batch);
    }
}

package dev.takt.sim.policy;

/**
 * The run queue of an Embassy executor: a wake puts a task in front; the executor takes all at once and polls them from the front, newest wake first; what wakes meanwhile
 * waits for the next batch. Handlers of the executor's priority run between its batches, by vector.
 */
public final class BatchDispatcher implements Dispatcher {
    private final ByOrderDispatcher handlers;
    private final boolean[] isHandler;
    private final int[] next;
    private int woken = NONE;
    private int batch = NONE;

    BatchDispatcher(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
        next = new int[order.length];
    }

    @Override
    public void add(int context, long since) {
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
        wake(context);
    }

    /** A task is woken, which is no handler. */
    public void wake(int context) {
        next[context] = woken;
        woken = context;
    }

    /** True if a task waits to be polled. */
    public boolean hasTask() {
        return batch != NONE || woken != NONE;
    }

    /** Takes the task that is polled next; {@link #NONE} if there is none. */
    public int nextTask() {
        if (batch == NONE) {
            batch = woken;
            woken = NONE;
        }
        int first = batch;
        if (first != NONE) {
            batch = next[first];
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
        woken = without(woken, context);
        batch = without(batch, context);
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
        System.arraycopy(from.next, 0, next, 0, next.length);
        woken = from.woken;
        batch = from.batch;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        walkList(walk, woken);
        walkList(walk, batch);
    }

    private void walkList(StateWalk walk, int head) {
        for (int at = head; at != NONE; at = next[at]) {
            walk.number(at);
        }
        walk.number(NONE);
    }

    private int without(int head, int context) {
        if (head == context) {
            return next[context];
        }
        for (int at = head; at != NONE; at = next[at]) {
            if (next[at] == context) {
                next[at] = next[context];
            }
        }
        return head;
    }
}

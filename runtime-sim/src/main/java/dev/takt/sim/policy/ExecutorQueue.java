package dev.takt.sim.policy;

/**
 * The run queue of an Embassy executor: a wake puts a task in front of the others that have been woken; from there the executor takes all at once, and polls one after the other. Handlers of its priority
 * run by vector.
 */
public abstract sealed class ExecutorQueue implements Dispatcher permits BatchDispatcher, DeadlinePollDispatcher {
    final ByOrderDispatcher handlers;
    /** The task behind each, in whichever list it is. */
    final int[] next;
    /** The first of the tasks that have been woken, newest first. */
    int woken = NONE;
    /** The first of the tasks that the executor has taken, in the order in which it polls them. */
    int taken = NONE;

    private final boolean[] isHandler;

    ExecutorQueue(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
        next = new int[order.length];
    }

    @Override
    public final void add(int context, long since) {
        if (isHandler[context]) {
            handlers.add(context, since);
        } else {
            wake(context);
        }
    }

    @Override
    public final void addLast(int context, long since) {
        add(context, since);
    }

    /** A task is woken, which is no handler. */
    public final void wake(int context) {
        next[context] = woken;
        woken = context;
    }

    @Override
    public final void remove(int context) {
        if (isHandler[context]) {
            handlers.remove(context);
            return;
        }
        woken = without(woken, context);
        taken = without(taken, context);
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

    /** True if a task waits to be polled. */
    public final boolean hasTask() {
        return taken != NONE || woken != NONE;
    }

    /** Takes the first of the tasks that are polled; {@link #NONE} if there is none. */
    final int pollNext() {
        int first = taken;
        if (first != NONE) {
            taken = next[first];
        }
        return first;
    }

    @Override
    public final boolean isEmpty() {
        return !hasTask() && handlers.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        ExecutorQueue from = (ExecutorQueue) other;
        handlers.copy(from.handlers);
        System.arraycopy(from.next, 0, next, 0, next.length);
        woken = from.woken;
        taken = from.taken;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        walkList(walk, woken);
        walkList(walk, taken);
    }

    private void walkList(StateWalk walk, int head) {
        for (int at = head; at != NONE; at = next[at]) {
            walkTask(walk, at);
        }
        walk.number(NONE);
    }

    /** Shows a task of a list. */
    void walkTask(StateWalk walk, int context) {
        walk.number(context);
    }
}

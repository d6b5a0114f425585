package dev.takt.sim.policy;

/**
 * The tasks of an Embassy executor with the feature {@code scheduler-deadline} (embassy-executor 0.10.0, raw/run_queue.rs, dequeue_all): before each poll it takes all from its {@link RunQueue}, sorts each in
 * by its deadline, behind equal ones (cordyceps, SortedList::insert), and polls the first. It returns when none is left, and handlers of its priority run between two such passes, by vector.
 */
final class DeadlinePollDispatcher implements Dispatcher {
    private final ByOrderDispatcher handlers;
    private final boolean[] isHandler;
    private final RunQueue woken;
    private final int[] next;
    private final long[] due;
    private int sorted = NONE;
    private boolean passing;

    DeadlinePollDispatcher(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
        woken = new RunQueue(order.length);
        next = new int[order.length];
        due = new long[order.length];
    }

    @Override
    public void setDue(int context, long deadlineNs) {
        due[context] = deadlineNs;
    }

    @Override
    public void add(int context, long since) {
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
        woken.wake(context, since);
    }

    @Override
    public void addByTimer(int context, long since, long nowNs) {
        if (isHandler[context]) {
            handlers.add(context, since);
            return;
        }
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
        sorted = without(sorted, context);
    }

    @Override
    public int next() {
        boolean none = woken.isEmpty() && sorted == NONE;
        if (!handlers.isEmpty() && (none || !passing)) {
            passing = false;
            return handlers.next();
        }
        for (int at = woken.take(); at != NONE; at = woken.behind(at)) {
            sort(at);
        }
        int first = sorted;
        if (first != NONE) {
            sorted = next[first];
            passing = true;
        }
        return first;
    }

    private void sort(int context) {
        int before = NONE;
        for (int at = sorted; at != NONE && due[at] <= due[context]; at = next[at]) {
            before = at;
        }
        next[context] = before == NONE ? sorted : next[before];
        if (before == NONE) {
            sorted = context;
        } else {
            next[before] = context;
        }
    }

    @Override
    public void sleep() {
        passing = false;
    }

    @Override
    public boolean isEmpty() {
        return sorted == NONE && woken.isEmpty() && handlers.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        DeadlinePollDispatcher from = (DeadlinePollDispatcher) other;
        handlers.copy(from.handlers);
        System.arraycopy(from.next, 0, next, 0, next.length);
        System.arraycopy(from.due, 0, due, 0, due.length);
        woken.copy(from.woken);
        sorted = from.sorted;
        passing = from.passing;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        woken.walk(walk);
        for (int at = woken.first(); at != NONE; at = woken.behind(at)) {
            due[at] = walk.instant(due[at]);
        }
        for (int at = sorted; at != NONE; at = next[at]) {
            walk.number(at);
            due[at] = walk.instant(due[at]);
        }
        walk.number(NONE);
        walk.flag(passing);
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

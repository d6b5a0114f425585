package dev.takt.sim.policy;

/**
 * The run queue of an Embassy executor with the feature {@code scheduler-deadline} (embassy-executor 0.10.0, raw/run_queue.rs, dequeue_all): before each poll it takes all woken tasks, newest first, sorts each in
 * by its deadline, behind equal ones (cordyceps, SortedList::insert), and polls the first. It returns when none is left, and handlers of its priority run between two such passes, by vector.
 */
final class DeadlinePollDispatcher implements Dispatcher {
    private final ByOrderDispatcher handlers;
    private final boolean[] isHandler;
    private final int[] next;
    private final long[] due;
    private int woken = NONE;
    private int sorted = NONE;
    private boolean passing;

    DeadlinePollDispatcher(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
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
        next[context] = woken;
        woken = context;
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
        sorted = without(sorted, context);
    }

    @Override
    public int next() {
        boolean none = woken == NONE && sorted == NONE;
        if (!handlers.isEmpty() && (none || !passing)) {
            passing = false;
            return handlers.next();
        }
        while (woken != NONE) {
            int taken = woken;
            woken = next[taken];
            sort(taken);
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
        return sorted == NONE && woken == NONE && handlers.isEmpty();
    }

    @Override
    public void copy(Dispatcher other) {
        DeadlinePollDispatcher from = (DeadlinePollDispatcher) other;
        handlers.copy(from.handlers);
        System.arraycopy(from.next, 0, next, 0, next.length);
        System.arraycopy(from.due, 0, due, 0, due.length);
        woken = from.woken;
        sorted = from.sorted;
        passing = from.passing;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        walkList(walk, woken);
        walkList(walk, sorted);
        walk.flag(passing);
    }

    private void walkList(StateWalk walk, int head) {
        for (int at = head; at != NONE; at = next[at]) {
            walk.number(at);
            due[at] = walk.instant(due[at]);
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

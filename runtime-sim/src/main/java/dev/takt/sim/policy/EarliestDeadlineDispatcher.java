package dev.takt.sim.policy;

/** The earlier absolute deadline first; of equal ones who has waited longest, then the declared order. */
public final class EarliestDeadlineDispatcher implements Dispatcher {
    private final int[] next;
    private final long[] due;
    private final long[] since;
    /** Its turn was over: behind all of its deadline and place. */
    private final boolean[] last;

    private int head = NONE;
    private int chosen = NONE;

    EarliestDeadlineDispatcher(int contexts) {
        next = new int[contexts];
        due = new long[contexts];
        since = new long[contexts];
        last = new boolean[contexts];
    }

    @Override
    public void setDue(int context, long deadlineNs) {
        due[context] = deadlineNs;
    }

    public long due(int context) {
        return due[context];
    }

    /** The first in order, {@link #NONE} if none is ready. */
    public int first() {
        return head;
    }

    /** The one behind another that is ready. */
    public int after(int context) {
        return next[context];
    }

    /** The next call of {@link #next()} takes this one. */
    public void choose(int context) {
        chosen = context;
    }

    @Override
    public void add(int context, long since) {
        last[context] = false;
        insert(context, since);
    }

    private void insert(int context, long since) {
        this.since[context] = since;
        int before = NONE;
        for (int at = head; at != NONE && goesFirst(at, context); at = next[at]) {
            before = at;
        }
        next[context] = before == NONE ? head : next[before];
        if (before == NONE) {
            head = context;
        } else {
            next[before] = context;
        }
    }

    private boolean goesFirst(int a, int b) {
        if (due[a] != due[b]) {
            return due[a] < due[b];
        }
        if (since[a] != since[b]) {
            return since[a] < since[b];
        }
        // of two whose turn was over the one that is here already
        return last[b] || !last[a] && a < b;
    }

    @Override
    public void addLast(int context, long since) {
        last[context] = true;
        insert(context, since);
    }

    @Override
    public void remove(int context) {
        if (head == context) {
            head = next[context];
            return;
        }
        for (int at = head; at != NONE; at = next[at]) {
            if (next[at] == context) {
                next[at] = next[context];
                return;
            }
        }
    }

    @Override
    public int next() {
        int taken = chosen == NONE ? head : chosen;
        chosen = NONE;
        if (taken != NONE) {
            remove(taken);
        }
        return taken;
    }

    @Override
    public boolean isEmpty() {
        return head == NONE;
    }

    @Override
    public void copy(Dispatcher other) {
        EarliestDeadlineDispatcher from = (EarliestDeadlineDispatcher) other;
        System.arraycopy(from.next, 0, next, 0, next.length);
        System.arraycopy(from.due, 0, due, 0, due.length);
        System.arraycopy(from.since, 0, since, 0, since.length);
        System.arraycopy(from.last, 0, last, 0, last.length);
        head = from.head;
        chosen = from.chosen;
    }

    @Override
    public void walk(StateWalk walk) {
        for (int at = head; at != NONE; at = next[at]) {
            walk.number(at);
            due[at] = walk.instant(due[at]);
            since[at] = walk.instant(since[at]);
            walk.flag(last[at]);
        }
        walk.number(NONE);
        walk.number(chosen);
    }
}

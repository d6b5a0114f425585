package dev.takt.sim.policy;

/**
 * The run queue of an Embassy executor with the feature {@code scheduler-deadline} (embassy-executor 0.10.0, raw/run_queue.rs, dequeue_all): before each poll it takes all woken tasks, newest first, sorts each in
 * by its deadline, behind equal ones (cordyceps, SortedList::insert), and polls the first. It returns when none is left, and handlers of its priority run between two such passes.
 */
final class DeadlinePollDispatcher extends ExecutorQueue {
    private final long[] due;
    private boolean passing;

    DeadlinePollDispatcher(int[] order, boolean[] isHandler) {
        super(order, isHandler);
        due = new long[order.length];
    }

    @Override
    public void setDue(int context, long deadlineNs) {
        due[context] = deadlineNs;
    }

    @Override
    public int next() {
        if (!handlers.isEmpty() && !(passing && hasTask())) {
            passing = false;
            return handlers.next();
        }
        while (woken != NONE) {
            int newest = woken;
            woken = next[newest];
            sort(newest);
        }
        passing |= taken != NONE;
        return pollNext();
    }

    private void sort(int context) {
        int before = NONE;
        for (int at = taken; at != NONE && due[at] <= due[context]; at = next[at]) {
            before = at;
        }
        next[context] = before == NONE ? taken : next[before];
        if (before == NONE) {
            taken = context;
        } else {
            next[before] = context;
        }
    }

    @Override
    public boolean isPassOver() {
        return !hasTask();
    }

    @Override
    public void sleep() {
        passing = false;
    }

    @Override
    public void copy(Dispatcher other) {
        super.copy(other);
        DeadlinePollDispatcher from = (DeadlinePollDispatcher) other;
        System.arraycopy(from.due, 0, due, 0, due.length);
        passing = from.passing;
    }

    @Override
    public void walk(StateWalk walk) {
        super.walk(walk);
        walk.flag(passing);
    }

    @Override
    void walkTask(StateWalk walk, int context) {
        super.walkTask(walk, context);
        due[context] = walk.instant(due[context]);
    }
}

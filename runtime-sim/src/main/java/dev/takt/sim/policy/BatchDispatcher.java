package dev.takt.sim.policy;

/** The run queue of an Embassy executor that polls in the order of wakes: the newest first, and what wakes meanwhile waits for the next batch. Handlers run between its batches. */
public final class BatchDispatcher extends ExecutorQueue {
    BatchDispatcher(int[] order, boolean[] isHandler) {
        super(order, isHandler);
    }

    /** Takes the task that is polled next; {@link #NONE} if there is none. */
    public int nextTask() {
        if (taken == NONE) {
            taken = woken;
            woken = NONE;
        }
        return pollNext();
    }

    @Override
    public boolean isPassOver() {
        return taken == NONE;
    }

    @Override
    public int next() {
        if (taken == NONE && !handlers.isEmpty()) {
            return handlers.next();
        }
        return nextTask();
    }
}

package dev.takt.sim.policy;

/**
 * The run queue of an Embassy executor (embassy-executor 0.10.0, raw/run_queue.rs): a wake puts a task in front of the others that have been woken, one alarm all that are due in the order of their
 * {@link ArmedTimers}; from there the executor takes all at once, and polls one after the other. Handlers of its priority run by vector.
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
    private final ArmedTimers timers;
    /** The last instant at which an alarm has woken a task. */
    private long lastAlarmNs = -1;

    ExecutorQueue(int[] order, boolean[] isHandler) {
        handlers = new ByOrderDispatcher(order);
        this.isHandler = isHandler;
        next = new int[order.length];
        timers = new ArmedTimers(order.length);
    }

    @Override
    public final void add(int context, long since) {
        if (isHandler[context]) {
            handlers.add(context, since);
        } else {
            wake(context, since);
        }
    }

    @Override
    public final void addByTimer(int context, long since, long nowNs) {
        if (isHandler[context]) {
            handlers.add(context, since);
        } else {
            wakeByTimer(context, nowNs);
        }
    }

    @Override
    public final void arm(int context, long nowNs, long untilNs) {
        timers.arm(context, nowNs, untilNs);
    }

    @Override
    public final void start(long ns) {
        timers.start(ns);
        lastAlarmNs = -1;
    }

    @Override
    public final void addLast(int context, long since) {
        add(context, since);
    }

    /** A task is woken, which is no handler; {@code since}: when its wait ended or its job arrived. */
    public final void wake(int context, long since) {
        timers.wake(context, since);
        link(context, NONE);
    }

    /** A task wakes itself while nobody else waits, so that it is polled again at once: no first poll any more, in which those that wait for their first release arm. */
    public final void wakeAlone(int context, long since) {
        timers.wake(context, since);
    }

    /** The alarm of this instant wakes a task, which is no handler: it goes among those that the alarm has woken already, or in front of all if none of them is left. */
    public final void wakeByTimer(int context, long nowNs) {
        boolean due = timers.expire(context, nowNs);
        int before = NONE;
        if (due && lastAlarmNs == nowNs) {
            before = behindWhom(context, nowNs);
        }
        lastAlarmNs = due ? nowNs : lastAlarmNs;
        link(context, before);
    }

    private int behindWhom(int context, long nowNs) {
        int before = NONE;
        int last = NONE;
        for (int at = woken; at != NONE; at = next[at]) {
            if (timers.isOfAlarm(at, nowNs)) {
                if (timers.isBefore(context, at)) {
                    return before;
                }
                last = at;
            }
            before = at;
        }
        return last;
    }

    private void link(int context, int before) {
        if (before == NONE) {
            next[context] = woken;
            woken = context;
        } else {
            next[context] = next[before];
            next[before] = context;
        }
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
        timers.copy(from.timers);
        lastAlarmNs = from.lastAlarmNs;
        System.arraycopy(from.next, 0, next, 0, next.length);
        woken = from.woken;
        taken = from.taken;
    }

    @Override
    public void walk(StateWalk walk) {
        handlers.walk(walk);
        timers.walk(walk);
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

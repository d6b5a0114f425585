package dev.takt.sim.policy;

import java.util.Arrays;

/**
 * Who waits to be polled in an executor of Embassy: a stack, newest wake first (embassy-executor 0.10.0, raw/run_queue.rs).
 *
 * <p>An alarm wakes all that are due, from the head of the timer queue on, where the task stands that was put in last (embassy-time-queue-utils 0.3.2, queue_integrated.rs, {@code next_expiration}). So of
 * those it wakes the one that armed its timer first is woken last and polled first. A task whose timer runs keeps its place when it arms it for no later time ({@code schedule_wake}); for a later one it has
 * a new place once the old time has woken it for nothing. Tasks that wait for their first release have armed in the order of their first polls: last declared first.
 */
final class RunQueue {
    private static final long AT_START = -1;
    private static final long NEVER = -1;

    private int head = Dispatcher.NONE;
    private final int[] next;

    /** Its timer runs. */
    private final boolean[] armed;
    /** When it was armed, and after how many others at that instant. */
    private final long[] armedAt;

    private final int[] armedAfter;
    /** When the timer wakes it, and when it wants to be woken: later if the timer still runs for what it waited for before. */
    private final long[] expires;

    private final long[] wanted;
    /** It is woken for its first poll, or in it: those due at the start who are polled later arm later. */
    private final boolean[] firstPoll;
    /** The alarm that woke it, if nothing has since. */
    private final long[] alarm;

    private long startNs;
    private long lastAlarm = NEVER;
    private long lastArming = NEVER;
    private int armings;

    RunQueue(int contexts) {
        next = new int[contexts];
        armed = new boolean[contexts];
        armedAt = new long[contexts];
        armedAfter = new int[contexts];
        expires = new long[contexts];
        wanted = new long[contexts];
        firstPoll = new boolean[contexts];
        alarm = new long[contexts];
        start(0);
    }

    /** All timers are off, and all tasks are polled for the first time from an instant on. */
    void start(long ns) {
        startNs = ns;
        lastAlarm = NEVER;
        lastArming = NEVER;
        Arrays.fill(armed, false);
        Arrays.fill(armedAt, AT_START);
        Arrays.setAll(armedAfter, context -> -context);
        Arrays.fill(firstPoll, false);
        Arrays.fill(alarm, NEVER);
    }

    /** A task arms its timer for a time. */
    void arm(int context, long nowNs, long untilNs) {
        catchUp(context, nowNs);
        boolean runs = armed[context] && expires[context] > nowNs;
        if (!runs && !firstPoll[context]) {
            arms(context, nowNs);
        }
        armed[context] = true;
        wanted[context] = untilNs;
        expires[context] = runs ? Math.min(untilNs, expires[context]) : untilNs;
    }

    /** A timer that ended too early for its task was armed anew. */
    private void catchUp(int context, long nowNs) {
        if (armed[context] && expires[context] < nowNs && expires[context] < wanted[context]) {
            armedAt[context] = expires[context];
            armedAfter[context] = Integer.MAX_VALUE;
            expires[context] = wanted[context];
        }
    }

    private void arms(int context, long nowNs) {
        armings = lastArming == nowNs ? armings + 1 : 0;
        lastArming = nowNs;
        armedAt[context] = nowNs;
        armedAfter[context] = armings;
    }

    boolean isEmpty() {
        return head == Dispatcher.NONE;
    }

    /** The first in here. */
    int first() {
        return head;
    }

    /** The task behind one that is in here, or was taken from here together with it. */
    int behind(int context) {
        return next[context];
    }

    /** A task is woken by something else than time; {@code since}: when its wait ended or its job arrived. */
    void wake(int context, long since) {
        firstPoll[context] = since == startNs;
        alarm[context] = NEVER;
        push(context);
    }

    /** A task is woken by the alarm of this instant. */
    void wakeByTimer(int context, long nowNs) {
        catchUp(context, nowNs);
        firstPoll[context] = nowNs == startNs;
        boolean due = armedAt[context] == AT_START || armed[context] && armedAt[context] < nowNs;
        armed[context] = false;
        alarm[context] = due ? nowNs : NEVER;
        if (due && lastAlarm == nowNs) {
            insert(context, nowNs);
        } else {
            push(context);
        }
        lastAlarm = due ? nowNs : lastAlarm;
    }

    private void push(int context) {
        next[context] = head;
        head = context;
    }

    /** Among those of the same alarm, before the first that armed later; in front of all if none of them is left. */
    private void insert(int context, long nowNs) {
        int before = Dispatcher.NONE;
        int last = Dispatcher.NONE;
        for (int at = head; at != Dispatcher.NONE; at = next[at]) {
            if (alarm[at] == nowNs) {
                if (isArmedBefore(context, at)) {
                    link(context, before);
                    return;
                }
                last = at;
            }
            before = at;
        }
        link(context, last);
    }

    private boolean isArmedBefore(int context, int other) {
        return armedAt[context] < armedAt[other]
                || armedAt[context] == armedAt[other] && armedAfter[context] < armedAfter[other];
    }

    private void link(int context, int before) {
        if (before == Dispatcher.NONE) {
            push(context);
        } else {
            next[context] = next[before];
            next[before] = context;
        }
    }

    /** Takes all of them out, and returns the first. */
    int take() {
        int first = head;
        head = Dispatcher.NONE;
        return first;
    }

    void remove(int context) {
        head = without(head, context);
    }

    /** The list that begins with a task, without one of them. */
    int without(int first, int context) {
        if (first == context) {
            return next[context];
        }
        for (int at = first; at != Dispatcher.NONE; at = next[at]) {
            if (next[at] == context) {
                next[at] = next[context];
            }
        }
        return first;
    }

    void copy(RunQueue from) {
        int contexts = next.length;
        System.arraycopy(from.next, 0, next, 0, contexts);
        System.arraycopy(from.armed, 0, armed, 0, contexts);
        System.arraycopy(from.armedAt, 0, armedAt, 0, contexts);
        System.arraycopy(from.armedAfter, 0, armedAfter, 0, contexts);
        System.arraycopy(from.expires, 0, expires, 0, contexts);
        System.arraycopy(from.wanted, 0, wanted, 0, contexts);
        System.arraycopy(from.firstPoll, 0, firstPoll, 0, contexts);
        System.arraycopy(from.alarm, 0, alarm, 0, contexts);
        head = from.head;
        startNs = from.startNs;
        lastAlarm = from.lastAlarm;
        lastArming = from.lastArming;
        armings = from.armings;
    }

    /** Between two instants no alarm is under way. Who has no timer that runs arms it before it is woken by one, unless that is its first. */
    void walk(StateWalk walk) {
        startNs = walk.until(startNs);
        for (int context = 0; context < next.length; context++) {
            boolean runs = armed[context] && walk.isToCome(wanted[context]);
            boolean atStart = armedAt[context] == AT_START;
            walk.flag(firstPoll[context]);
            walk.flag(atStart);
            walk.flag(runs);
            if (runs) {
                expires[context] = walk.instant(expires[context]);
                wanted[context] = walk.instant(wanted[context]);
            }
            if (runs && !atStart) {
                armedAt[context] = walk.instant(armedAt[context]);
                walk.number(armedAfter[context]);
            }
        }
        walk(walk, head);
    }

    /** Shows the list that begins with a task. */
    void walk(StateWalk walk, int first) {
        for (int at = first; at != Dispatcher.NONE; at = next[at]) {
            walk.number(at);
        }
        walk.number(Dispatcher.NONE);
    }
}

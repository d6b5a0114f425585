package dev.takt.sim.policy;

import java.util.Arrays;

/**
 * In which order the tasks of an Embassy executor have armed their timers. An alarm wakes all that are due, from the head of the timer queue on, where the task stands that was put in last
 * (embassy-time-queue-utils 0.3.2, queue_integrated.rs, {@code next_expiration}), and the newest wake is polled first: of those it wakes, the one that armed its timer first.
 *
 * <p>A task whose timer runs keeps its place when it arms it for no later time ({@code schedule_wake}); for a later one it has a new place once the old time has woken it for nothing. Tasks that wait for their
 * first release have armed in the order of their first polls: last declared first.
 */
final class ArmedTimers {
    private static final long AT_START = -1;
    private static final long NEVER = -1;

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
    private long lastArming = NEVER;
    private int armings;

    ArmedTimers(int contexts) {
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

    /** A task is woken by something else than time; {@code since}: when its wait ended or its job arrived. */
    void wake(int context, long since) {
        firstPoll[context] = since == startNs;
        alarm[context] = NEVER;
    }

    /** The alarm of this instant wakes a task; false if its timer is none of those that the alarm came for: it has been armed just now. */
    boolean expire(int context, long nowNs) {
        catchUp(context, nowNs);
        firstPoll[context] = nowNs == startNs;
        boolean due = armedAt[context] == AT_START || armed[context] && armedAt[context] < nowNs;
        armed[context] = false;
        alarm[context] = due ? nowNs : NEVER;
        return due;
    }

    /** True if the alarm of this instant has woken a task, and nothing else has since. */
    boolean isOfAlarm(int context, long nowNs) {
        return alarm[context] == nowNs;
    }

    /** True if of two that one alarm wakes the first has armed before the other. */
    boolean isBefore(int context, int other) {
        return armedAt[context] < armedAt[other]
                || armedAt[context] == armedAt[other] && armedAfter[context] < armedAfter[other];
    }

    void copy(ArmedTimers from) {
        int contexts = armed.length;
        System.arraycopy(from.armed, 0, armed, 0, contexts);
        System.arraycopy(from.armedAt, 0, armedAt, 0, contexts);
        System.arraycopy(from.armedAfter, 0, armedAfter, 0, contexts);
        System.arraycopy(from.expires, 0, expires, 0, contexts);
        System.arraycopy(from.wanted, 0, wanted, 0, contexts);
        System.arraycopy(from.firstPoll, 0, firstPoll, 0, contexts);
        System.arraycopy(from.alarm, 0, alarm, 0, contexts);
        startNs = from.startNs;
        lastArming = from.lastArming;
        armings = from.armings;
    }

    /** Between two instants no alarm is under way. Who has no timer that runs arms it before it is woken by one, unless that is its first. */
    void walk(StateWalk walk) {
        startNs = walk.until(startNs);
        for (int context = 0; context < armed.length; context++) {
            boolean runs = armed[context] && walk.isToCome(wanted[context]);
            boolean atStart = armedAt[context] == AT_START;
            if (atStart && !runs && !firstPoll[context]) {
                continue;
            }
            walk.number(context);
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
        walk.number(Dispatcher.NONE);
    }
}

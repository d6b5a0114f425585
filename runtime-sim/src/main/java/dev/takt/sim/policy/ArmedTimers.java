package dev.takt.sim.policy;

/**
 * In which order the tasks of an Embassy executor have armed their timers. An alarm wakes all that are due, from the head of the timer queue on, where the task stands that was put in last
 * (embassy-time-queue-utils 0.3.2, queue_integrated.rs, {@code next_expiration}), and the newest wake is polled first: of those it wakes, the one that armed its timer first.
 *
 * <p>A task whose timer runs keeps its place when it arms it for no later time ({@code schedule_wake}); for a later one it has a new place once the old time has woken it for nothing. Tasks that wait for their
 * first release have armed in the order of their first polls: last declared first.
 */
final class ArmedTimers {
    /** One a task: what is known of it is asked for together. */
    private final ArmedTimer[] timers;

    private long startNs;
    private long lastArming = ArmedTimer.NEVER;
    private int armings;

    ArmedTimers(int contexts) {
        timers = new ArmedTimer[contexts];
        for (int context = 0; context < contexts; context++) {
            timers[context] = new ArmedTimer();
        }
        start(0);
    }

    /** All timers are off, and all tasks are polled for the first time from an instant on. */
    void start(long ns) {
        startNs = ns;
        lastArming = ArmedTimer.NEVER;
        for (int context = 0; context < timers.length; context++) {
            timers[context].start(context);
        }
    }

    /** A task arms its timer for a time. */
    void arm(int context, long nowNs, long untilNs) {
        ArmedTimer timer = timers[context];
        timer.catchUp(nowNs);
        boolean runs = timer.armed && timer.expires > nowNs;
        if (!runs && !timer.firstPoll) {
            armings = lastArming == nowNs ? armings + 1 : 0;
            lastArming = nowNs;
            timer.armedAt = nowNs;
            timer.armedAfter = armings;
        }
        timer.armed = true;
        timer.wanted = untilNs;
        timer.expires = runs ? Math.min(untilNs, timer.expires) : untilNs;
    }

    /** A task is woken by something else than time; {@code since}: when its wait ended or its job arrived. */
    void wake(int context, long since) {
        ArmedTimer timer = timers[context];
        timer.firstPoll = since == startNs;
        timer.alarm = ArmedTimer.NEVER;
    }

    /** The alarm of this instant wakes a task; false if its timer is none of those that the alarm came for: it has been armed just now. */
    boolean expire(int context, long nowNs) {
        ArmedTimer timer = timers[context];
        timer.catchUp(nowNs);
        timer.firstPoll = nowNs == startNs;
        boolean due = timer.armedAt == ArmedTimer.AT_START || timer.armed && timer.armedAt < nowNs;
        timer.armed = false;
        timer.alarm = due ? nowNs : ArmedTimer.NEVER;
        return due;
    }

    /** True if the alarm of this instant has woken a task, and nothing else has since. */
    boolean isOfAlarm(int context, long nowNs) {
        return timers[context].alarm == nowNs;
    }

    /** True if of two that one alarm wakes the first has armed before the other. */
    boolean isBefore(int context, int other) {
        return timers[context].isBefore(timers[other]);
    }

    void copy(ArmedTimers from) {
        for (int context = 0; context < timers.length; context++) {
            timers[context].copy(from.timers[context]);
        }
        startNs = from.startNs;
        lastArming = from.lastArming;
        armings = from.armings;
    }

    void walk(StateWalk walk) {
        startNs = walk.until(startNs);
        for (int context = 0; context < timers.length; context++) {
            timers[context].walk(walk, context);
        }
        walk.number(Dispatcher.NONE);
    }
}

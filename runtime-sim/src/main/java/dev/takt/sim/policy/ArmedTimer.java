package dev.takt.sim.policy;

/** The timer of one task of an executor, see {@link ArmedTimers}. */
final class ArmedTimer {
    static final long AT_START = -1;
    static final long NEVER = -1;

    /** It runs. */
    boolean armed;
    /** When it was armed, and after how many others at that instant. */
    long armedAt;

    int armedAfter;
    /** When it wakes its task, and when that wants to be woken: later if the timer still runs for what it waited for before. */
    long expires;

    long wanted;
    /** Its task is woken for its first poll, or in it: those due at the start who are polled later arm later. */
    boolean firstPoll;
    /** The alarm that woke its task, if nothing has since. */
    long alarm;

    /** It is off, and its task the so-manieth of those that are polled for the first time. */
    void start(int order) {
        armed = false;
        armedAt = AT_START;
        armedAfter = -order;
        firstPoll = false;
        alarm = NEVER;
    }

    /** If it ended too early for its task it was armed anew. */
    void catchUp(long nowNs) {
        if (armed && expires < nowNs && expires < wanted) {
            armedAt = expires;
            armedAfter = Integer.MAX_VALUE;
            expires = wanted;
        }
    }

    /** True if of two that one alarm wakes this has been armed before the other. */
    boolean isBefore(ArmedTimer other) {
        return armedAt < other.armedAt || armedAt == other.armedAt && armedAfter < other.armedAfter;
    }

    void copy(ArmedTimer from) {
        armed = from.armed;
        armedAt = from.armedAt;
        armedAfter = from.armedAfter;
        expires = from.expires;
        wanted = from.wanted;
        firstPoll = from.firstPoll;
        alarm = from.alarm;
    }

    /** Between two instants no alarm is under way. Who has no timer that runs arms it before it is woken by one, unless that is its first. */
    void walk(StateWalk walk, int context) {
        boolean runs = armed && walk.isToCome(wanted);
        boolean atStart = armedAt == AT_START;
        if (atStart && !runs && !firstPoll) {
            return;
        }
        walk.number(context);
        walk.flag(firstPoll);
        walk.flag(atStart);
        walk.flag(runs);
        if (runs) {
            expires = walk.instant(expires);
            wanted = walk.instant(wanted);
        }
        if (runs && !atStart) {
            armedAt = walk.instant(armedAt);
            walk.number(armedAfter);
        }
    }
}

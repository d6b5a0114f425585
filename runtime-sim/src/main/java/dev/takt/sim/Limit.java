package dev.takt.sim;

/** How far a run goes: until an instant, which no longer belongs to it, to a number of recorded events, or to the first missed deadline, whichever comes first. */
public record Limit(long untilNs, long maxEvents, boolean stopAtMiss) {
    /** Everything before an instant. */
    public static Limit until(long untilNs) {
        return new Limit(untilNs, Long.MAX_VALUE, false);
    }

    public Limit withMaxEvents(long maxEvents) {
        return new Limit(untilNs, maxEvents, stopAtMiss);
    }

    public Limit withStopAtMiss(boolean stopAtMiss) {
        return new Limit(untilNs, maxEvents, stopAtMiss);
    }
}

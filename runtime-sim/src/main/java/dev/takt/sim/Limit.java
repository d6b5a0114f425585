package dev.takt.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a run goes: until an instant, which no longer belongs to it, to a number of recorded events, to the first missed deadline, or to an event, whichever comes
 * first. The instant at which it stops is finished.
 */
public record Limit(long untilNs, long maxEvents, boolean stopAtMiss, List<Condition> conditions) {
    public Limit {
        conditions = List.copyOf(conditions);
    }

    /** Everything before an instant. */
    public static Limit until(long untilNs) {
        return new Limit(untilNs, Long.MAX_VALUE, false, List.of());
    }

    public Limit withUntilNs(long untilNs) {
        return new Limit(untilNs, maxEvents, stopAtMiss, conditions);
    }

    public Limit withMaxEvents(long maxEvents) {
        return new Limit(untilNs, maxEvents, stopAtMiss, conditions);
    }

    public Limit withStopAtMiss(boolean stopAtMiss) {
        return new Limit(untilNs, maxEvents, stopAtMiss, conditions);
    }

    /** The earlier of this and another end. */
    public Limit and(Until until) {
        return switch (until) {
            case Until.Time(long ns) -> withUntilNs(Math.min(untilNs, ns));
            case Until.Events(long count) -> withMaxEvents(Math.min(maxEvents, count));
            case Until.Miss _ -> withStopAtMiss(true);
            case Until.Event(Condition condition) -> {
                List<Condition> more = new ArrayList<>(conditions);
                more.add(condition);
                yield new Limit(untilNs, maxEvents, stopAtMiss, more);
            }
        };
    }
}

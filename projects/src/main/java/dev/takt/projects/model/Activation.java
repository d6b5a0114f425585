package dev.takt.projects.model;

import java.util.OptionalLong;

/** What releases the jobs of a task or an interrupt. Times in nanoseconds. */
public sealed interface Activation {
    /** Every {@code periodNs} from {@code offsetNs} on: a ticker, no drift. A job is released up to {@code jitterNs} after its arrival. */
    record Periodic(long periodNs, long offsetNs, long jitterNs) implements Activation {}

    /** The next job {@code delayNs} after the end of the last: it drifts. */
    record After(long delayNs, long offsetNs) implements Activation {}

    /** At least {@code minGapNs} apart; each gap is longer by a random time of mean {@code meanExtraNs} (0: as dense as allowed). */
    record Sporadic(long minGapNs, long meanExtraNs, long offsetNs) implements Activation {}

    /** {@code count} arrivals {@code innerGapNs} apart, and bursts {@code outerGapNs} apart from first to first. */
    record Burst(int count, long innerGapNs, long outerGapNs, long offsetNs) implements Activation {}

    /** One job for each event of an item: an interrupt, a channel that gets an element, a peripheral. */
    record On(ItemId source) implements Activation {}

    /** A job when somebody spawns it. */
    record Spawned() implements Activation {}

    /** One job when the system starts. */
    record Startup() implements Activation {}

    /** Always ready: a new job as soon as the last has ended. Without a body it never runs. */
    record Background() implements Activation {}

    /** Arrivals read from a file beside the project, one instant a line. */
    record Recorded(String file) implements Activation {}

    /** How often it releases jobs, as one figure: period, minimum gap, or distance of bursts; empty where somebody else decides. */
    default OptionalLong everyNs() {
        return switch (this) {
            case Periodic p -> OptionalLong.of(p.periodNs());
            case Sporadic s -> OptionalLong.of(s.minGapNs());
            case Burst b -> OptionalLong.of(b.outerGapNs());
            case After _, On _, Spawned _, Startup _, Background _, Recorded _ -> OptionalLong.empty();
        };
    }

    /** The same with another figure of {@link #everyNs}; unchanged where there is none. */
    default Activation withEvery(long ns) {
        return switch (this) {
            case Periodic p -> new Periodic(ns, p.offsetNs(), p.jitterNs());
            case Sporadic s -> new Sporadic(ns, s.meanExtraNs(), s.offsetNs());
            case Burst b -> new Burst(b.count(), b.innerGapNs(), ns, b.offsetNs());
            case After _, On _, Spawned _, Startup _, Background _, Recorded _ -> this;
        };
    }
}

package dev.takt.app.advice;

import dev.takt.projects.model.Activation;
import java.util.OptionalLong;

/** How often an activation releases jobs, as one figure that can be changed. */
public final class Periods {
    private Periods() {}

    /** Period, minimum gap, or distance of bursts; empty where somebody else decides. */
    public static OptionalLong of(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> OptionalLong.of(p.periodNs());
            case Activation.Sporadic s -> OptionalLong.of(s.minGapNs());
            case Activation.Burst b -> OptionalLong.of(b.outerGapNs());
            case Activation.After _, Activation.On _, Activation.Spawned _, Activation.Startup _ ->
                OptionalLong.empty();
            case Activation.Background _, Activation.Recorded _ -> OptionalLong.empty();
        };
    }

    /** The same with another figure. */
    public static Activation with(Activation activation, long ns) {
        return switch (activation) {
            case Activation.Periodic p -> new Activation.Periodic(ns, p.offsetNs(), p.jitterNs());
            case Activation.Sporadic s -> new Activation.Sporadic(ns, s.meanExtraNs(), s.offsetNs());
            case Activation.Burst b -> new Activation.Burst(b.count(), b.innerGapNs(), ns, b.offsetNs());
            case Activation.After _, Activation.On _, Activation.Spawned _, Activation.Startup _ -> activation;
            case Activation.Background _, Activation.Recorded _ -> activation;
        };
    }
}

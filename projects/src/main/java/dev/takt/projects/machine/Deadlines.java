package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Deadlines where the design names none: the period or the minimum gap; of a context that another releases once a job, that one's gap. */
final class Deadlines {
    private final List<Context> contexts;

    Deadlines(List<Context> contexts) {
        this.contexts = contexts;
    }

    List<Context> resolved() {
        List<Context> resolved = new ArrayList<>();
        for (Context context : contexts) {
            boolean named = context.deadlineNs().isPresent();
            resolved.add(named ? context : context.withDeadlineNs(gap(context, new HashSet<>())));
        }
        return resolved;
    }

    private OptionalLong gap(Context context, Set<Integer> seen) {
        if (!seen.add(context.index())) {
            return OptionalLong.empty();
        }
        return switch (context.activation()) {
            case Activation.Periodic p -> OptionalLong.of(p.periodNs());
            case Activation.Sporadic s -> OptionalLong.of(s.minGapNs());
            case Activation.Burst b ->
                OptionalLong.of(b.count() > 1 && b.innerGapNs() > 0 ? b.innerGapNs() : b.outerGapNs());
            case Activation.On _, Activation.Spawned _ -> inherited(context, seen);
            case Activation.After _, Activation.Startup _ -> OptionalLong.empty();
            case Activation.Background _, Activation.Recorded _ -> OptionalLong.empty();
        };
    }

    private OptionalLong inherited(Context context, Set<Integer> seen) {
        List<Trigger> triggers = Triggers.of(context, contexts);
        return triggers.size() == 1 && triggers.getFirst().perJob() == 1
                ? gap(contexts.get(triggers.getFirst().context()), seen)
                : OptionalLong.empty();
    }
}

package dev.takt.sim.search;

import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.SimPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a seed and what is different from it. */
public record Scenario(long seed, List<Change> changes) {
    public Scenario {
        changes = List.copyOf(changes);
    }

    /** In the numbers of a plan; what the plan does not have is not asked for. */
    public Choices in(SimPlan plan) {
        Map<Spot, Long> values = new HashMap<>();
        for (Change change : changes) {
            Spot.who(plan, change.item(), change.choice())
                    .ifPresent(who ->
                            values.put(new Spot(change.choice(), who, change.job(), change.step()), change.value()));
        }
        return values.isEmpty()
                ? Choices.DRAWN
                : question -> {
                    Long value = values.get(Spot.of(question));
                    return value == null ? question.drawn : value;
                };
    }

    /** The first change that is about nothing the plan has: an unknown item, or one whose model leaves that not open. */
    public Optional<Change> foreign(SimPlan plan) {
        return changes.stream()
                .filter(change -> Spot.who(plan, change.item(), change.choice()).isEmpty())
                .findFirst();
    }
}

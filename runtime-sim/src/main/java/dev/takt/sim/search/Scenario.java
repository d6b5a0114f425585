package dev.takt.sim.search;

import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.Question;
import dev.takt.sim.plan.SimPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a seed and what is different from it; {@code shorter}: computations in it may take less than their best time. */
public record Scenario(long seed, boolean shorter, List<Change> changes) {
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
        return values.isEmpty() ? Choices.DRAWN : new Fixed(values, shorter);
    }

    /** The first change that is about nothing the plan has: an unknown item, or one without such a choice. */
    public Optional<Change> foreign(SimPlan plan) {
        return changes.stream()
                .filter(change -> Spot.who(plan, change.item(), change.choice()).isEmpty())
                .findFirst();
    }

    /** Single choices, the rest by the seed. */
    private record Fixed(Map<Spot, Long> values, boolean shorter) implements Choices {
        @Override
        public long answer(Question question) {
            Long value = values.get(Spot.of(question));
            return value == null ? question.drawn : value;
        }
    }
}

package dev.takt.sim;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.plan.EventWatch;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.TraceNames;
import java.util.Optional;
import java.util.OptionalLong;

/** An event at which a run stops: its kind, the item it is about (any if absent), and what its value has to exceed. */
public record Condition(EventKind kind, Optional<ItemId> item, OptionalLong above) {
    /** In the numbers of a plan; empty if the plan has nothing for the item, so that the event never comes. */
    Optional<EventWatch> in(TraceNames names) {
        if (item.isEmpty()) {
            return Optional.of(watch(-1, -1));
        }
        ItemId wanted = item.get();
        for (TraceNames.ContextName context : names.contexts()) {
            if (context.item().equals(wanted)) {
                return Optional.of(watch(context.index(), -1));
            }
        }
        return names.things().stream()
                .filter(thing -> thing.item().equals(wanted))
                .findFirst()
                .map(thing -> watch(-1, thing.index()));
    }

    private EventWatch watch(int context, int thing) {
        return new EventWatch(kind.ordinal(), context, thing, above.orElse(Long.MIN_VALUE));
    }
}

package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How contexts use a bus. It is contended if two of them transfer through it and no resource is held by both whenever they do. */
final class BusUse {
    private final Machine machine;
    private final Bus bus;

    BusUse(Machine machine, Bus bus) {
        this.machine = machine;
        this.bus = bus;
    }

    boolean isContended() {
        int users = 0;
        Optional<Set<ItemId>> common = Optional.empty();
        for (Context context : machine.contexts()) {
            Optional<Set<ItemId>> held = guards(context.body(), Set.of());
            if (held.isPresent()) {
                users++;
                common = Optional.of(both(common, held.get()));
            }
        }
        return users > 1 && common.orElse(Set.of()).isEmpty();
    }

    /** The resources held at every transfer through the bus in these steps; empty if there is none. */
    private Optional<Set<ItemId>> guards(List<Step> steps, Set<ItemId> held) {
        Optional<Set<ItemId>> guards = Optional.empty();
        for (Step step : steps) {
            if (step instanceof Step.Transfer t && bus.carries(t)) {
                guards = Optional.of(both(guards, held));
            }
            Set<ItemId> inside = held;
            if (step instanceof Step.Lock lock) {
                inside = new HashSet<>(held);
                inside.add(lock.resource());
            }
            for (List<Step> inner : step.inner()) {
                Optional<Set<ItemId>> deeper = guards(inner, inside);
                if (deeper.isPresent()) {
                    guards = Optional.of(both(guards, deeper.get()));
                }
            }
        }
        return guards;
    }

    private static Set<ItemId> both(Optional<Set<ItemId>> a, Set<ItemId> b) {
        Set<ItemId> both = new HashSet<>(a.orElse(b));
        both.retainAll(b);
        return both;
    }
}

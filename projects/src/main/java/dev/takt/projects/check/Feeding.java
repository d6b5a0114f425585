package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Trigger;
import dev.takt.projects.model.Activation;
import java.util.List;
import java.util.OptionalLong;

/** How often a context feeds a watchdog. */
final class Feeding {
    private Feeding() {}

    static List<Context> feeders(Dog dog, Machine machine) {
        return dog.feeders().stream().map(machine.contexts()::get).toList();
    }

    /** The longest time between two arrivals of a context, through the one that releases it; absent where nothing limits it. */
    static OptionalLong longestGapNs(Context context, Machine machine) {
        return gap(context, machine, machine.contexts().size());
    }

    private static OptionalLong gap(Context context, Machine machine, int depth) {
        return switch (context.activation()) {
            case Activation.Periodic p -> OptionalLong.of(p.periodNs() + p.jitterNs());
            case Activation.After a -> OptionalLong.of(a.delayNs());
            case Activation.On _, Activation.Spawned _ -> releaserGap(context, machine, depth);
            case Activation.Sporadic _, Activation.Burst _, Activation.Startup _ -> OptionalLong.empty();
            case Activation.Background _, Activation.Recorded _ -> OptionalLong.empty();
        };
    }

    /** The gap of the one context that releases this one; {@code depth} bounds the way through contexts that release each other in a circle. */
    private static OptionalLong releaserGap(Context context, Machine machine, int depth) {
        List<Trigger> releasers = machine.triggers(context);
        return depth > 0 && releasers.size() == 1
                ? gap(machine.contexts().get(releasers.getFirst().context()), machine, depth - 1)
                : OptionalLong.empty();
    }
}

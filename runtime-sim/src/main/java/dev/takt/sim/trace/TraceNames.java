package dev.takt.sim.trace;

import dev.takt.projects.model.ItemId;
import java.util.List;

/** Names for the numbers in a trace: cores, contexts and things, each at the position of its number. */
public record TraceNames(List<CoreName> cores, List<ContextName> contexts, List<ThingName> things) {
    public TraceNames {
        cores = List.copyOf(cores);
        contexts = List.copyOf(contexts);
        things = List.copyOf(things);
    }

    /** A core. */
    public record CoreName(int index, String name) {}

    /** A context: its item, home core, rank of its level on that core, the model's priority within its band, and whether its level is ordered by deadline, whether it runs on whichever core is free, and the cores it may run on. */
    public record ContextName(
            int index,
            ItemId item,
            String name,
            int core,
            int level,
            int priority,
            boolean interrupt,
            boolean byDeadline,
            boolean sharesCores,
            List<Integer> cores) {
        public ContextName {
            cores = List.copyOf(cores);
        }

        /** A context of a level that is not ordered by deadline, on a core of its own. */
        public ContextName(int index, ItemId item, String name, int core, int level, int priority, boolean interrupt) {
            this(index, item, name, core, level, priority, interrupt, false, false, List.of(core));
        }
    }

    /** A resource, channel, bus, pool or watchdog; capacity of a channel or pool in elements, else 0. */
    public record ThingName(int index, ThingKind kind, ItemId item, String name, int capacity) {}

    public List<ThingName> resources() {
        return of(ThingKind.RESOURCE);
    }

    public List<ThingName> queues() {
        return of(ThingKind.QUEUE);
    }

    public List<ThingName> buses() {
        return of(ThingKind.BUS);
    }

    public List<ThingName> watchdogs() {
        return of(ThingKind.WATCHDOG);
    }

    /** All things of a kind, in order. */
    public List<ThingName> of(ThingKind kind) {
        return things.stream().filter(t -> t.kind() == kind).toList();
    }
}

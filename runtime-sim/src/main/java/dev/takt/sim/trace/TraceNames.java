package dev.takt.sim.trace;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
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
            List<Integer> cores,
            Hold hold) {
        public ContextName {
            cores = List.copyOf(cores);
        }

        /** A context of a level that is not ordered by deadline, on a core of its own, that whoever is above it preempts. */
        public ContextName(int index, ItemId item, String name, int core, int level, int priority, boolean interrupt) {
            this(index, item, name, core, level, priority, interrupt, false, false, List.of(core), Hold.of(level));
        }
    }

    /**
     * How a context keeps its core: nothing up to rank {@code threshold} runs instead once it is dispatched, {@code toTheEnd} because it runs to completion; {@code preemptionLevel}: which ceilings let it start
     * under earliest deadline first.
     */
    public record Hold(int threshold, boolean toTheEnd, int preemptionLevel) {
        /** Of a context of a level that whoever is above it preempts. */
        public static Hold of(int level) {
            return new Hold(level, false, 0);
        }
    }

    /** A resource, channel, bus, pool or watchdog; capacity of a channel or pool in elements, else 0; guard of a resource. */
    public record ThingName(int index, ThingKind kind, ItemId item, String name, int capacity, Guard guard) {
        /** A thing of which the trace does not say what it does for its holder. */
        public ThingName(int index, ThingKind kind, ItemId item, String name, int capacity) {
            this(index, kind, item, name, capacity, Guard.UNKNOWN);
        }
    }

    /**
     * What having a resource does for its holder: protocol, the core whose levels its ceilings are, -1 if none, and the ceilings, by rank and by preemption level; {@code levelsAlone}: whoever waits for it passes on
     * a level and no deadline.
     */
    public record Guard(Protocol protocol, int core, int ceiling, int preemptionCeiling, boolean levelsAlone) {
        /** The trace does not say. */
        public static final Guard UNKNOWN = new Guard(Protocol.RUNTIME, -1, 0, 0, false);
    }

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

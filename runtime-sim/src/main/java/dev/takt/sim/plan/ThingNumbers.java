package dev.takt.sim.plan;

import dev.takt.projects.machine.BlockPool;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.target.Inheritance;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.TraceNames.Guard;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One numbering of what contexts hold, wait for or use: resources, channels, buses, pools, watchdogs. */
final class ThingNumbers {
    private final List<ThingName> names = new ArrayList<>();
    private final Map<ItemId, Integer> byItem = new HashMap<>();
    private final int firstBus;

    ThingNumbers(Machine machine) {
        for (SharedResource r : machine.resources()) {
            add(ThingKind.RESOURCE, r.item(), r.name(), 0, guard(machine, r));
        }
        for (Queue q : machine.queues()) {
            add(ThingKind.QUEUE, q.item(), q.name(), q.capacity());
        }
        firstBus = names.size();
        for (Bus b : machine.buses()) {
            add(ThingKind.BUS, b.item(), b.half().isPresent() ? b.label() : b.name(), 0);
        }
        for (BlockPool p : machine.pools()) {
            add(ThingKind.POOL, p.item(), p.name(), p.blocks());
        }
        for (Dog d : machine.watchdogs()) {
            add(ThingKind.WATCHDOG, d.item(), d.name(), 0);
        }
    }

    /** A kernel's own mutex passes on priorities alone. */
    private static Guard guard(Machine machine, SharedResource r) {
        boolean levelsAlone = r.protocol() == Protocol.INHERITANCE
                && machine.runtime().kernel().inheritance() != Inheritance.TRANSITIVE;
        return new Guard(r.protocol(), r.core(), r.ceiling(), machine.preemptionCeiling(r), levelsAlone);
    }

    List<ThingName> names() {
        return names;
    }

    /** Number of a bus, which may be one half of an item. */
    int of(Bus bus) {
        return firstBus + bus.index();
    }

    /** Number of a thing, -1 if the machine has none for the item. */
    int of(ItemId item) {
        return byItem.getOrDefault(item, -1);
    }

    private void add(ThingKind kind, ItemId item, String name, int capacity) {
        add(kind, item, name, capacity, Guard.UNKNOWN);
    }

    private void add(ThingKind kind, ItemId item, String name, int capacity, Guard guard) {
        byItem.put(item, names.size());
        names.add(new ThingName(names.size(), kind, item, name, capacity, guard));
    }
}

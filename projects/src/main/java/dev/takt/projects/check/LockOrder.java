package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lock is taken while which is held, over all contexts: a graph of resources. */
final class LockOrder {
    private final Machine machine;
    private final Map<ItemId, Map<ItemId, Set<Integer>>> next = new LinkedHashMap<>();
    private final Map<ItemId, Context> relocks = new LinkedHashMap<>();

    private LockOrder(Machine machine) {
        this.machine = machine;
    }

    static LockOrder of(Machine machine) {
        LockOrder order = new LockOrder(machine);
        machine.contexts().forEach(c -> order.walk(c, c.body(), new ArrayDeque<>()));
        return order;
    }

    private void walk(Context context, List<Step> body, Deque<ItemId> held) {
        for (Step step : body) {
            if (step instanceof Step.Lock lock) {
                take(context, lock, held);
            } else {
                step.inner().forEach(inner -> walk(context, inner, held));
            }
        }
    }

    private void take(Context context, Step.Lock lock, Deque<ItemId> held) {
        ItemId wanted = lock.resource();
        boolean again = held.contains(wanted);
        if (again && !machine.resource(wanted).map(SharedResource::reentrant).orElse(false)) {
            relocks.putIfAbsent(wanted, context);
        }
        for (ItemId holding : held) {
            if (!again) {
                next.computeIfAbsent(holding, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(wanted, _ -> new LinkedHashSet<>())
                        .add(context.index());
            }
        }
        held.push(wanted);
        walk(context, lock.body(), held);
        held.pop();
    }

    /** Resources that a holder takes again although that is not allowed, and who. */
    Map<ItemId, Context> relocks() {
        return relocks;
    }

    /** A shortest circle through each group of resources that has one and that two contexts can close; each group once, starting at the first in declared order. */
    List<List<ItemId>> cycles() {
        List<List<ItemId>> cycles = new ArrayList<>();
        Set<ItemId> done = new LinkedHashSet<>();
        for (SharedResource start : machine.resources()) {
            List<ItemId> cycle = shortest(start.item());
            if (!cycle.isEmpty() && !done.contains(start.item()) && byTwo(cycle)) {
                cycles.add(cycle);
                done.addAll(cycle);
            }
        }
        return cycles;
    }

    private List<ItemId> shortest(ItemId start) {
        Map<ItemId, ItemId> from = new HashMap<>();
        Deque<ItemId> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            ItemId at = open.remove();
            for (ItemId to : next.getOrDefault(at, Map.of()).keySet()) {
                if (to.equals(start)) {
                    return path(start, at, from);
                }
                if (from.putIfAbsent(to, at) == null) {
                    open.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<ItemId> path(ItemId start, ItemId last, Map<ItemId, ItemId> from) {
        List<ItemId> path = new ArrayList<>();
        for (ItemId at = last; at != null && !at.equals(start); at = from.get(at)) {
            path.addFirst(at);
        }
        path.addFirst(start);
        return path;
    }

    /** One context alone takes its locks one after the other: it needs a second to wait for. */
    private boolean byTwo(List<ItemId> cycle) {
        Set<Integer> contexts = new LinkedHashSet<>();
        for (int i = 0; i < cycle.size(); i++) {
            ItemId to = cycle.get((i + 1) % cycle.size());
            contexts.addAll(next.getOrDefault(cycle.get(i), Map.of()).getOrDefault(to, Set.of()));
        }
        return contexts.size() > 1;
    }
}

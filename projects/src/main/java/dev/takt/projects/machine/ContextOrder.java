package dev.takt.projects.machine;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The order of contexts within a level: handlers by vector number, then tasks by name where the runtime does so; what is equal in declared order. */
final class ContextOrder {
    private final Map<Executable, Integer> positions = new HashMap<>();

    ContextOrder(List<Executable> items, Ground ground, Scheme scheme) {
        List<Executable> sorted = new ArrayList<>(scheme.lastFirst() ? withTasksReversed(items) : items);
        sorted.sort(Comparator.comparingInt((Executable e) -> vector(e, ground))
                .thenComparing(e -> scheme.comesFirst(e) ? 0 : 1)
                .thenComparing(e -> scheme.orderedByName() ? identifier(e) : ""));
        for (int i = 0; i < sorted.size(); i++) {
            positions.putIfAbsent(sorted.get(i), i);
        }
    }

    private static List<Executable> withTasksReversed(List<Executable> items) {
        List<Executable> handlers =
                items.stream().filter(Interrupt.class::isInstance).toList();
        List<Executable> tasks = items.stream().filter(Task.class::isInstance).toList();
        List<Executable> all = new ArrayList<>(handlers);
        all.addAll(tasks.reversed());
        return all;
    }

    int of(Executable item) {
        return positions.getOrDefault(item, positions.size());
    }

    /** Handlers of unknown vectors behind the known ones, tasks behind all handlers. */
    private static int vector(Executable item, Ground ground) {
        return switch (item) {
            case Interrupt interrupt ->
                Math.min(
                        Vectors.number(Vectors.of(interrupt, ground.project(), ground.chip()), ground.chip()),
                        Integer.MAX_VALUE - 1);
            case Task _ -> Integer.MAX_VALUE;
        };
    }

    /** Roughly the name that generated code has: lower case, other signs as underscores. */
    private static String identifier(Executable item) {
        return item.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}

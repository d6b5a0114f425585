package dev.takt.designer.floorplan;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Who is connected to an item, and where what has no level of its own belongs for that. */
final class Users {
    private final Seating seating;
    private final Map<ItemId, List<ItemId>> neighbours = new HashMap<>();

    Users(List<Edge> edges, Seating seating) {
        this.seating = seating;
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
            neighbours.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
        }
    }

    /** What an item is connected to. */
    List<ItemId> related(ItemId item) {
        return neighbours.getOrDefault(item, List.of());
    }

    private List<Seating.Seat> seatsAround(ItemId item) {
        return related(item).stream()
                .map(seating.seats()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The lowest core that uses an item; 0 if none does. */
    int firstCore(ItemId item) {
        return seatsAround(item).stream().mapToInt(Seating.Seat::core).min().orElse(0);
    }

    /** The one core that uses an item; core 0 if none does, absent if several do. */
    Optional<Integer> coreOf(ItemId item) {
        TreeSet<Integer> cores = new TreeSet<>();
        seatsAround(item).forEach(s -> cores.add(s.core()));
        if (cores.isEmpty()) {
            return Optional.of(0);
        }
        return cores.size() == 1 ? Optional.of(cores.first()) : Optional.empty();
    }

    /** A resource sits between its users: on a level strictly between the highest and the lowest that somebody uses, else beside the lowest. */
    int rankOf(ItemId resource) {
        TreeSet<Integer> ranks = new TreeSet<>();
        seatsAround(resource).forEach(s -> ranks.add(s.rank()));
        if (ranks.isEmpty()) {
            return 0;
        }
        TreeSet<Integer> used = new TreeSet<>(
                seating.seats().values().stream().map(Seating.Seat::rank).toList());
        Integer between = used.lower(ranks.last());
        return between != null && between > ranks.first() ? between : ranks.first();
    }
}

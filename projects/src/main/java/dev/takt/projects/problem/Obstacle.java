package dev.takt.projects.problem;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * Something of a design that keeps its generator from making firmware: in words, with what can take its place, and where (item, or the whole design, and property). The
 * rules named may have found the same by themselves; then there is no need to say it twice.
 */
public record Obstacle(Message message, Optional<ItemId> item, String property, List<String> rules) {
    public Obstacle {
        rules = List.copyOf(rules);
    }

    /** On an item. */
    public static Obstacle at(ItemId item, String property, Message message) {
        return new Obstacle(message, Optional.of(item), property, List.of());
    }

    /** In the choices of the whole design. */
    public static Obstacle ofProject(String property, Message message) {
        return new Obstacle(message, Optional.empty(), property, List.of());
    }

    /** The same, which these rules find too, in some designs or in all. */
    public Obstacle orSaidBy(String... rules) {
        return new Obstacle(message, item, property, List.of(rules));
    }
}

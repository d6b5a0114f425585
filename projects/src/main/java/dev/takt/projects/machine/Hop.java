package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/**
 * How one member of a chain hands its result on to the next.
 *
 * @param through the channel or resource between the two; empty if one releases the other directly
 * @param triggers true if handing on releases {@code to}; else {@code to} finds the result when its own next job looks
 */
public record Hop(Context from, Context to, Optional<ItemId> through, boolean triggers) {
    /** What a step of the first names to hand on; empty if its end does. */
    public Optional<ItemId> target() {
        if (through.isPresent()) {
            return through;
        }
        return from.kind() == ContextKind.INTERRUPT ? Optional.empty() : Optional.of(to.item());
    }

    /** True if data can go this way at all. */
    public boolean leads() {
        return triggers
                || through.filter(x -> new Passage(from.body())
                                        .possible(Passage.into(x))
                                        .isPresent()
                                && new Passage(to.body())
                                        .possible(Passage.outOf(x))
                                        .isPresent())
                        .isPresent();
    }
}

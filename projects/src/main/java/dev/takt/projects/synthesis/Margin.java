package dev.takt.projects.synthesis;

import dev.takt.projects.model.ItemId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far one figure can go with all others as they are: {@code now} is its value, {@code limit} the furthest at which every deadline and chain is still met, beyond {@code now} or, where something
 * is missed already, before it. No limit: nothing this figure could be helps. {@code open}: the search ended at {@code limit} without finding a miss. {@code item} is absent for the clock.
 */
public record Margin(Quantity quantity, Optional<ItemId> item, long now, OptionalLong limit, boolean open) {

    /** {@code limit} as a share of {@code now} in thousandths; empty where there is no limit or nothing to compare with. */
    public OptionalLong permille() {
        return limit.isEmpty() || now == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(limit.getAsLong() * 1000.0 / now));
    }
}

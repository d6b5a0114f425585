package dev.takt.projects.machine;

import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.ItemId;
import java.util.List;

/**
 * A watchdog. Of several {@code feeders}, contexts by index, each says that it is alive when it feeds; only when all have said so since the last feed is it fed, by the last of them: one that hangs cannot hide
 * behind another. Nobody feeds it if there are none.
 */
public record Dog(
        int index, ItemId item, String name, long timeoutNs, long windowNs, Expiry expiry, List<Integer> feeders) {
    public Dog {
        feeders = List.copyOf(feeders);
    }
}

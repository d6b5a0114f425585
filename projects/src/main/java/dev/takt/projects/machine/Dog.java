package dev.takt.projects.machine;

import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.ItemId;
import java.util.List;

/**
 * A watchdog.
 *
 * @param windowNs a feed within this time of the last one is an error; 0 for no window
 * @param feeders indices of the contexts that feed it; nobody does if empty. Of several, each reports that it is alive where its body feeds, and the timer is fed once all have reported since the last feed: a context that hangs is
 * not hidden by the others
 */
public record Dog(
        int index, ItemId item, String name, long timeoutNs, long windowNs, Expiry expiry, List<Integer> feeders) {
    public Dog {
        feeders = List.copyOf(feeders);
    }
}

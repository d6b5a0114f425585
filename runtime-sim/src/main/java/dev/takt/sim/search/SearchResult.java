package dev.takt.sim.search;

import java.util.List;

/** What a search has found, context by context. Seen, not proven: the worst case may be worse. {@code runs}: how many it made, those to make scenarios smaller not counted. */
public record SearchResult(List<Found> found, int runs, boolean cancelled) {
    public SearchResult {
        found = List.copyOf(found);
    }
}

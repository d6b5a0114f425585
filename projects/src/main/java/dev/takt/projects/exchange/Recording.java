package dev.takt.projects.exchange;

import java.util.List;

/** Arrivals that were recorded somewhere: instants in nanoseconds from the start of a run, none before the one in front of it. */
public record Recording(List<Long> instantsNs) {
    public Recording {
        instantsNs = List.copyOf(instantsNs);
    }
}

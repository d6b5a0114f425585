package dev.takt.sim.search;

import dev.takt.sim.WorstJob;
import java.util.Optional;

/**
 * What a search has found for one context: the longest response of the plain run and of all runs, empty if none of its jobs ended; the number of the run that showed
 * it first (0: the plain one); the scenario that shows it; the job and its end are those of that scenario. {@code minimal}: without any one of its changes the
 * scenario does not show it any more.
 */
public record Found(
        int context, Optional<WorstJob> plain, Optional<WorstJob> worst, int run, Scenario scenario, boolean minimal) {
    /** True if a run showed a longer response than the plain one. */
    public boolean longer() {
        return worst.map(WorstJob::responseNs).orElse(-1L)
                > plain.map(WorstJob::responseNs).orElse(-1L);
    }
}

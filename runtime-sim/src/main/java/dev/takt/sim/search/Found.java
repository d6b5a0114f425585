package dev.takt.sim.search;

import dev.takt.sim.WorstJob;
import java.util.Optional;

/**
 * What a search has found for one context. The worst is the worst of the runs that were made, not a bound.
 *
 * @param plain longest response of the run without changes; empty if no job ended
 * @param worst longest response of all runs; empty if no job ended
 * @param run number of the run that showed the worst first; 0 for the plain one
 * @param scenario a scenario that shows the worst response; the job and its end in {@code worst} are those of this scenario
 * @param minimal true if the scenario no longer shows that response without any one of its changes
 */
public record Found(
        int context, Optional<WorstJob> plain, Optional<WorstJob> worst, int run, Scenario scenario, boolean minimal) {
    /** True if a run showed a longer response than the plain one. */
    public boolean longer() {
        return worst.map(WorstJob::responseNs).orElse(-1L)
                > plain.map(WorstJob::responseNs).orElse(-1L);
    }
}

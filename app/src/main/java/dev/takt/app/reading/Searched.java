package dev.takt.app.reading;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.Found;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.SearchOptions;
import dev.takt.sim.search.SearchResult;
import dev.takt.sim.search.Workers;
import dev.takt.sim.search.WorstCaseSearch;
import java.util.Comparator;
import java.util.Optional;

/** What a worst-case search has found in a design, and what analysis knows about the same contexts. */
public record Searched(Machine machine, AnalysisResult bounds, SearchOptions options, SearchResult result) {
    /** Searches the runs of a plan, which is that of the machine; {@code bounded} is what its bounds are computed of. */
    public static Searched of(
            Machine machine, Machine bounded, SimPlan plan, SearchOptions options, Workers workers, Progress progress) {
        return new Searched(
                machine, Analysis.of(bounded, progress), options, WorstCaseSearch.of(plan, options, workers, progress));
    }

    /** Of a context. */
    public Context context(Found found) {
        return machine.contexts().get(found.context());
    }

    /** True if what was found is later than its deadline. */
    public boolean misses(Found found) {
        Context context = context(found);
        return found.worst().isPresent()
                && context.deadlineNs().isPresent()
                && found.worst().get().responseNs() > context.deadlineNs().getAsLong();
    }

    /** The found response that is the greatest part of its deadline; of what has none, the longest. */
    public Optional<Found> mostCritical() {
        return result.found().stream()
                .filter(found -> found.worst().isPresent())
                .max(Comparator.comparingDouble(this::share));
    }

    private double share(Found found) {
        double response = found.worst().orElseThrow().responseNs();
        long deadline = context(found).deadlineNs().orElse(-1);
        // without a deadline below everything with one
        return deadline > 0 ? response / deadline : -1 / (1 + response);
    }

    /** What a found response is shown by; empty if no job ended. */
    public Optional<ScenarioFile> scenario(Found found) {
        return found.worst()
                .map(worst -> new ScenarioFile(
                        found.scenario(), context(found).item(), worst.job(), worst.responseNs(), worst.endNs() + 1));
    }
}

package dev.takt.app.reading;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.edit.NoLeastWork;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.Found;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.SearchOptions;
import dev.takt.sim.search.SearchResult;
import dev.takt.sim.search.WorstCaseSearch;
import java.util.Comparator;
import java.util.Optional;

/** What a worst-case search has found in a design, and what analysis knows about the same contexts. */
public record Searched(Machine machine, AnalysisResult bounds, SearchOptions options, SearchResult result) {
    /** Searches the runs of a plan, which is that of the machine of a design. */
    public static Searched of(
            Project project,
            Catalogue catalogue,
            Machine machine,
            SimPlan plan,
            SearchOptions options,
            Workers workers,
            Progress progress) {
        // what may take no time at all may also come sooner after what releases it
        Machine bounded = options.shorter()
                ? Machine.of(NoLeastWork.of(project), catalogue).orElse(machine)
                : machine;
        return new Searched(
                machine, Analysis.of(bounded, progress), options, WorstCaseSearch.of(plan, options, workers, progress));
    }

    /** What the worst response found of a context means. */
    public enum Meaning {
        /** No run that keeps the model is: analysis or simulator are wrong. */
        ABOVE_BOUND("above-bound"),
        MISSES("misses"),
        /** Than in the plain run. */
        LONGER("longer"),
        AS_PLAIN("as-plain");

        private final String tag;

        Meaning(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }
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

    /** What analysis knows of a context. */
    public Bound bound(Found found) {
        return bounds.contexts().get(found.context()).bound();
    }

    /** True if a response is above its bound, which no run that keeps the model may be. */
    public boolean exceedsBound(Found found) {
        return found.worst().isPresent()
                && bound(found) instanceof Bound.Known known
                && found.worst().get().responseNs() > known.ns();
    }

    /** In one word what it means. */
    public Meaning meaning(Found found) {
        if (exceedsBound(found)) {
            return Meaning.ABOVE_BOUND;
        }
        Meaning inTime = found.longer() ? Meaning.LONGER : Meaning.AS_PLAIN;
        return misses(found) ? Meaning.MISSES : inTime;
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

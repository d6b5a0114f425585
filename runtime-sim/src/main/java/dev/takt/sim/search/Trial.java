package dev.takt.sim.search;

import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.WorstJob;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.SimPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs of one plan without a trace, to measure responses. Safe on any thread. */
record Trial(SimPlan plan, long seed, boolean shorter, Progress progress) {
    Scenario scenario(List<Change> changes) {
        return new Scenario(seed, shorter, changes);
    }

    /** The longest response of each context. */
    List<Optional<WorstJob>> worst(Choices choices, Limit limit) {
        Run run = run(choices, limit);
        return IntStream.range(0, plan.contexts().size()).mapToObj(run::worst).toList();
    }

    /** The longest response of one context. */
    Optional<WorstJob> worst(int context, Choices choices, Limit limit) {
        return run(choices, limit).worst(context);
    }

    private Run run(Choices choices, Limit limit) {
        Run run = Simulation.start(
                plan, RunOptions.ofSeed(seed).withChoices(choices).untraced());
        // one of many runs says nothing of how far the search is
        run.advance(limit, progress.quiet());
        return run;
    }
}

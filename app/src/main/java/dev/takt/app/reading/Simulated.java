package dev.takt.app.reading;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.metrics.LoadWindows;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.metrics.RunFindings;
import dev.takt.sim.metrics.StackUse;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;

/** What a run has shown: its trace, why it ended, and what it found. */
public record Simulated(
        Trace trace,
        RunState state,
        Metrics metrics,
        LoadWindows load,
        List<StackUse> stacks,
        List<ChainTimes> chains,
        List<Problem> findings) {
    private static final Metrics NOTHING = new Metrics(0, List.of(), List.of(), List.of(), List.of());

    private static final LoadWindows NO_LOAD = new LoadWindows(1, List.of());
    /** So many windows of load if nobody asks for a length. */
    private static final long WINDOWS = 20;

    public Simulated {
        stacks = List.copyOf(stacks);
        chains = List.copyOf(chains);
        findings = List.copyOf(findings);
    }

    /** Runs a machine to its limit, or reads what was recorded instead. */
    public static Simulated of(Machine machine, RunLimit limit, Progress progress) {
        SimPlan plan = PlanCompiler.compile(machine, limit.recordings());
        Optional<RecordedTrace> recorded =
                limit.recorded().filter(r -> r.misfit(plan.names()).isEmpty());
        if (recorded.isPresent()) {
            return seen(machine, plan, recorded.get().trace(), RunState.TIME_REACHED, limit);
        }
        Choices choices = limit.scenario().map(s -> s.in(plan)).orElse(Choices.DRAWN);
        Run run = Simulation.start(plan, RunOptions.ofSeed(limit.seed()).withChoices(choices));
        RunState state = run.advance(limit.limit(), progress);
        Trace trace = run.trace();
        if (state == RunState.CANCELLED) {
            return new Simulated(trace, state, NOTHING, NO_LOAD, List.of(), List.of(), List.of());
        }
        return seen(machine, plan, trace, state, limit);
    }

    private static Simulated seen(Machine machine, SimPlan plan, Trace trace, RunState state, RunLimit limit) {
        Slices slices = Slices.of(trace);
        long windowNs = Math.ceilDiv(trace.durationNs(), WINDOWS);
        return new Simulated(
                trace,
                state,
                Metrics.of(trace, slices),
                LoadWindows.of(slices, machine.cores().size(), limit.windowNs().orElse(windowNs)),
                StackUse.of(machine, trace),
                ChainTimes.of(machine, trace),
                RunFindings.of(machine, plan, trace));
    }
}

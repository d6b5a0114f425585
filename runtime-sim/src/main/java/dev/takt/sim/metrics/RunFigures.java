package dev.takt.sim.metrics;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Progress;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.EventReader;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is measured on a run of a machine, in one pass over its events. */
public record RunFigures(
        Slices slices, Metrics metrics, List<StackUse> stacks, List<ChainTimes> chains, List<Problem> findings) {
    public RunFigures {
        stacks = List.copyOf(stacks);
        chains = List.copyOf(chains);
        findings = List.copyOf(findings);
    }

    /** Measures a trace, its slices kept in a room; empty once it is cancelled. */
    public static Optional<RunFigures> of(Machine machine, SimPlan plan, Trace trace, Room room, Progress progress) {
        Slices.Pass slices = new Slices.Pass(trace.names(), room);
        return of(machine, plan, trace, List.of(slices), () -> slices.slices(trace.durationNs()), progress);
    }

    /** The same where the slices are at hand. */
    public static Optional<RunFigures> of(
            Machine machine, SimPlan plan, Trace trace, Slices slices, Progress progress) {
        return of(machine, plan, trace, List.of(), () -> slices, progress);
    }

    private static Optional<RunFigures> of(
            Machine machine,
            SimPlan plan,
            Trace trace,
            List<EventReader> first,
            Supplier<Slices> slices,
            Progress progress) {
        Measuring measuring = new Measuring(trace.names());
        FindingsPass findings = new FindingsPass(trace.names());
        List<StackPass> stacks = StackUse.passes(machine, trace.names());
        ChainPasses chains = ChainPasses.of(machine, trace.names());
        List<EventReader> all = new ArrayList<>(first);
        all.add(measuring);
        all.add(findings);
        all.addAll(stacks);
        all.addAll(chains.passes());
        if (!trace.each(progress, all)) {
            return Optional.empty();
        }
        Slices made = slices.get();
        return Optional.of(new RunFigures(
                made,
                measuring.metrics(made),
                stacks.stream().map(StackPass::use).toList(),
                chains.times(),
                RunFindings.of(plan, findings, chains.times())));
    }
}

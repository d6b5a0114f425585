package dev.takt.sim.metrics;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Progress;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.text.Texts;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong in a run, one finding for each kind and item with the first instant and how often. They speak of this run alone: that a run has none proves nothing.
 */
public final class RunFindings {
    private RunFindings() {}

    /** Findings of a trace of this machine, what is not simulated included. */
    public static List<Problem> of(Machine machine, Trace trace) {
        FindingsPass pass = new FindingsPass(trace.names());
        trace.each(Progress.NONE, List.of(pass));
        return of(PlanCompiler.compile(machine), pass, ChainTimes.of(machine, trace));
    }

    /** What a pass over all events, and the chains, have shown. */
    static List<Problem> of(SimPlan plan, FindingsPass pass, List<ChainTimes> chains) {
        List<Problem> all = new ArrayList<>(plan.problems());
        all.addAll(pass.problems());
        chains.stream().filter(ChainTimes::exceeds).map(RunFindings::late).forEach(all::add);
        return List.copyOf(all);
    }

    private static Problem late(ChainTimes chain) {
        return Problem.of(
                "run-chain",
                Severity.ERROR,
                Texts.text(
                        "run.chain." + chain.measure().tag(),
                        DurationText.format(chain.worstNs().orElseThrow()),
                        DurationText.format(chain.limitNs().orElseThrow())),
                chain.item(),
                "bound");
    }
}

package dev.takt.sim.plan;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Delays;
import dev.takt.sim.trace.TraceNames;
import java.util.List;

/**
 * A machine as numbers: cores, contexts, things and sources refer to each other by position.
 *
 * @param tickNs length of a tick; 0 if nothing waits for one
 * @param delays at which tick a wait ends
 * @param bootNs how long a core boots after a reset
 * @param sharesCores true if threads run on whichever core is free
 * @param problems parts of the design that are not simulated, and why
 */
public record SimPlan(
        TraceNames names,
        List<PlanCore> cores,
        List<PlanContext> contexts,
        List<PlanThing> things,
        List<PlanSource> sources,
        Program program,
        long tickNs,
        Delays delays,
        long bootNs,
        boolean sharesCores,
        List<Problem> problems) {
    public SimPlan {
        cores = List.copyOf(cores);
        contexts = List.copyOf(contexts);
        things = List.copyOf(things);
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }
}

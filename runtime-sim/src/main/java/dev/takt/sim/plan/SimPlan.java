package dev.takt.sim.plan;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Delays;
import dev.takt.sim.trace.TraceNames;
import java.util.List;

/**
 * A machine as numbers: cores, contexts, things and sources refer to each other by position. {@code tickNs} is 0 if nothing waits for a tick; {@code delays}:
 * when a wait ends. {@code bootNs}: how long a core boots after a reset. {@code sharesCores}: threads run on whichever core is free. {@code problems}: what of the design is not simulated, and why.
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

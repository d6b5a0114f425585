package dev.takt.sim;

import dev.takt.sim.engine.Engine;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.TraceBuilder;

/** The door to the simulator. */
public final class Simulation {
    private Simulation() {}

    /** A run that stands before time 0. */
    public static Run start(SimPlan plan, RunOptions options) {
        TraceBuilder trace = options.shelf()
                .map(shelf -> TraceBuilder.shelved(plan.names(), shelf))
                .orElseGet(
                        () -> options.traced() ? new TraceBuilder(plan.names()) : TraceBuilder.counting(plan.names()));
        return new Run(new Engine(plan, options.seed(), trace, options.choices(), options.repeatAfter()));
    }
}

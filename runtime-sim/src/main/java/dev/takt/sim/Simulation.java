package dev.takt.sim;

import dev.takt.sim.engine.Engine;
import dev.takt.sim.plan.SimPlan;

/** The door to the simulator. */
public final class Simulation {
    private Simulation() {}

    /** A run that stands before time 0. */
    public static Run start(SimPlan plan, RunOptions options) {
        return new Run(new Engine(plan, options.seed(), options.bootNs(), options.traced(), options.choices()));
    }
}

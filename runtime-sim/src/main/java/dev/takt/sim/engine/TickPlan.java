package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.plan.SimPlan;

/** What happens at fixed instants on its own: the kernel's tick if it costs time, and the turns of rotating levels. */
final class TickPlan {
    private TickPlan() {}

    /** Length of a turn on levels that rotate at fixed instants, 0 if there are none. */
    static long turnsNs(SimPlan plan) {
        long turns = 0;
        for (PlanCore core : plan.cores()) {
            for (Policy policy : core.policies()) {
                if (policy instanceof Policy.RoundRobin turn && turn.turn() == Turn.NEXT_CONTEXT) {
                    turns = Math.max(turns, turn.sliceNs());
                }
            }
        }
        return turns;
    }

    /** True if the tick on core 0 costs time. */
    static boolean ticks(SimPlan plan) {
        return plan.tickNs() > 0 && plan.cores().getFirst().tickNs() > 0;
    }
}

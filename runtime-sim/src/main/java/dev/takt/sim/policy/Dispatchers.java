package dev.takt.sim.policy;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;

/** Makes the dispatcher of a policy. */
public final class Dispatchers {
    private Dispatchers() {}

    /** {@code order}: for each context of the machine its order within its level; {@code isHandler}: whether it is an interrupt handler. */
    public static Dispatcher create(Policy policy, int[] order, boolean[] isHandler) {
        return switch (policy) {
            case Policy.ByOrder _ -> new ByOrderDispatcher(order);
            case Policy.FirstCome _ -> new FirstComeDispatcher(order.length);
            case Policy.RoundRobin turns ->
                turns.turn() == Turn.NEXT_CONTEXT
                        ? new RotatingDispatcher(order.length)
                        : new FirstComeDispatcher(order.length);
            case Policy.EarliestDeadline _ -> new EarliestDeadlineDispatcher(order.length);
            case Policy.Batches _ -> new BatchDispatcher(order, isHandler);
            case Policy.DeadlinePolls _ -> new DeadlinePollDispatcher(order, isHandler);
            case Policy.Loop _, Policy.Ring _ -> new LoopDispatcher(order, isHandler);
        };
    }
}

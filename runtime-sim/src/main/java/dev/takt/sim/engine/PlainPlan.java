package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.LockKind;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.plan.Program;
import dev.takt.sim.plan.SimPlan;

/**
 * Which plans have plain stretches: periodic tasks, at most one a level on each core, that compute and hold one lock at a time; or in executors, any number a level, that compute and give each other their
 * turn.
 */
final class PlainPlan {
    private PlainPlan() {}

    /** False if the plan has anything else. */
    static boolean isPlain(SimPlan plan) {
        return !plan.sharesCores()
                && !TickPlan.ticks(plan)
                && plan.cores().size() <= Long.SIZE
                && plan.cores().stream().allMatch(PlainPlan::isPlain)
                && plan.sources().stream().allMatch(PlainPlan::isPlain)
                && plan.contexts().stream()
                        .allMatch(c -> (inBatches(plan, c) ? isPolled(plan, c) : isPlain(c))
                                && isStraight(plan, c.entry(), inBatches(plan, c)))
                && oneSourceEach(plan)
                && oneALevel(plan);
    }

    private static boolean isPlain(PlanCore core) {
        return core.alarmNs() + core.releaseNs() + core.wakeNs() + core.remoteNs() == 0
                && core.policies().stream()
                        .allMatch(p -> p instanceof Policy.ByOrder
                                || p instanceof Policy.FirstCome
                                || p instanceof Policy.Batches);
    }

    private static boolean isPlain(PlanSource source) {
        return source.targets().size() == 1
                && source.activation() instanceof Activation.Periodic p
                && p.periodNs() > 0
                && p.jitterNs() == 0;
    }

    private static boolean isPlain(PlanThing thing) {
        return thing instanceof PlanThing.Lock lock
                && (lock.kind() == LockKind.PLAIN
                        || lock.kind() == LockKind.INHERITANCE
                        || lock.kind() == LockKind.IMMEDIATE_CEILING);
    }

    private static boolean isPlain(PlanContext c) {
        return c.thread() && !c.software() && !c.polled() && !c.waitsForTick() && !c.goesOn() && isPeriodic(c);
    }

    private static boolean isPeriodic(PlanContext c) {
        return !c.interrupt()
                && !c.background()
                && c.afterNs() < 0
                && c.listeners().isEmpty()
                && c.threshold() <= c.level();
    }

    private static boolean inBatches(SimPlan plan, PlanContext c) {
        return plan.cores().get(c.core()).policies().get(c.level()) instanceof Policy.Batches;
    }

    /** A task of an executor, every arrival of which falls on the tick if it waits for one. */
    private static boolean isPolled(SimPlan plan, PlanContext c) {
        return !c.thread()
                && c.polled()
                && isPeriodic(c)
                && (!c.waitsForTick()
                        || plan.sources().stream()
                                .filter(source -> source.targets().contains(c.index()))
                                .allMatch(source -> source.activation() instanceof Activation.Periodic p
                                        && p.periodNs() % plan.tickNs() == 0
                                        && p.offsetNs() % plan.tickNs() == 0));
    }

    /** Work of its own and of the runtime, and locks, one at a time, from the first instruction to the last. */
    private static boolean isStraight(SimPlan plan, int entry, boolean inBatches) {
        Program program = plan.program();
        int held = 0;
        int pc = entry;
        for (; program.op[pc] != Op.END; pc++) {
            switch (program.op[pc]) {
                case Op.COMPUTE, Op.OVERHEAD -> {}
                case Op.LOCK -> held += isPlain(plan.things().get(program.a[pc])) ? 1 : 2;
                case Op.UNLOCK -> held--;
                case Op.YIELD -> held += inBatches ? 0 : 2;
                default -> held = 2;
            }
            if (held > 1) {
                return false;
            }
        }
        return pc > entry;
    }

    private static boolean oneSourceEach(SimPlan plan) {
        long released = plan.sources().stream()
                .map(source -> source.targets().getFirst())
                .distinct()
                .count();
        return released == plan.contexts().size() && released == plan.sources().size();
    }

    private static boolean oneALevel(SimPlan plan) {
        return plan.contexts().stream()
                        .map(c -> inBatches(plan, c) ? -1L - c.index() : (long) c.core() << 32 | c.level())
                        .distinct()
                        .count()
                == plan.contexts().size();
    }
}

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

/** Which plans have plain stretches: periodic tasks, at most one a level on each core, that compute and hold one lock at a time. */
final class PlainPlan {
    private PlainPlan() {}

    /** False if the plan has anything else. */
    static boolean isPlain(SimPlan plan) {
        return !plan.sharesCores()
                && !TickPlan.ticks(plan)
                && plan.cores().size() <= Long.SIZE
                && plan.cores().stream().allMatch(PlainPlan::isPlain)
                && plan.sources().stream().allMatch(PlainPlan::isPlain)
                && plan.contexts().stream().allMatch(c -> isPlain(c) && isStraight(plan, c.entry()))
                && oneSourceEach(plan)
                && oneALevel(plan);
    }

    private static boolean isPlain(PlanCore core) {
        return core.policies().stream().allMatch(p -> p instanceof Policy.ByOrder || p instanceof Policy.FirstCome);
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
        return c.thread()
                && !c.interrupt()
                && !c.software()
                && !c.polled()
                && !c.background()
                && !c.waitsForTick()
                && !c.goesOn()
                && c.afterNs() < 0
                && c.listeners().isEmpty()
                && c.threshold() <= c.level();
    }

    /** Work of its own and of the runtime, and locks, one at a time, from the first instruction to the last. */
    private static boolean isStraight(SimPlan plan, int entry) {
        Program program = plan.program();
        int held = 0;
        int pc = entry;
        for (; program.op[pc] != Op.END; pc++) {
            switch (program.op[pc]) {
                case Op.COMPUTE, Op.OVERHEAD -> {}
                case Op.LOCK -> held += isPlain(plan.things().get(program.a[pc])) ? 1 : 2;
                case Op.UNLOCK -> held--;
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
                        .map(c -> (long) c.core() << 32 | c.level())
                        .distinct()
                        .count()
                == plan.contexts().size();
    }
}

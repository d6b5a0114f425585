package dev.takt.sim.engine;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.Program;
import dev.takt.sim.plan.SimPlan;
import java.util.OptionalLong;

/**
 * Decides whether a plan can recur, which means that from equal states the run goes on equally: nothing in it is random, and nothing comes from outside.
 */
final class RepeatPlan {
    private RepeatPlan() {}

    /** After which length of time, or a multiple of it, a state can be the same; empty if it never is, or after longer than any run. */
    static OptionalLong everyNs(SimPlan plan) {
        if (drawsAny(plan.program()) || plan.sources().stream().anyMatch(RepeatPlan::isOpen)) {
            return OptionalLong.empty();
        }
        long every = 1;
        try {
            for (PlanSource source : plan.sources()) {
                every = common(every, source.activation().everyNs().orElse(1));
            }
            every = common(every, plan.tickNs());
            every = common(every, TickPlan.turnsNs(plan));
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(every);
    }

    private static boolean drawsAny(Program program) {
        for (int pc = 0; pc < program.op.length; pc++) {
            boolean length =
                    program.op[pc] == Op.COMPUTE && program.a[pc] == Op.DRAWN && program.x[pc] != program.y[pc];
            boolean side = program.op[pc] == Op.BRANCH && program.x[pc] > 0 && program.x[pc] < Op.CERTAIN_PPM;
            if (length || side) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(PlanSource source) {
        return switch (source.activation()) {
            case Activation.Periodic p -> p.jitterNs() > 0;
            case Activation.Sporadic s -> s.meanExtraNs() > 0;
            case Activation.Recorded _ -> true;
            case Activation.After _, Activation.Burst _, Activation.On _, Activation.Spawned _ -> false;
            case Activation.Startup _, Activation.Background _ -> false;
        };
    }

    /** The least common multiple; a length of 0 is none. */
    private static long common(long a, long b) {
        return b <= 0 ? a : Math.multiplyExact(a, b / gcd(a, b));
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}

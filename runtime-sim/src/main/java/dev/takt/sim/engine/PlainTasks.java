package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.SimPlan;
import java.util.Arrays;
import java.util.Optional;

/** What {@link PlainStretch} needs of a plan, as arrays by source and by context: independent periodic tasks, at most one a level on each core, that compute and end. */
final class PlainTasks {
    final long[] period;
    final int[] target;

    final int[] core;
    final long[] deadlineNs;
    /** What a job takes: at least, at most, and whether that is drawn. */
    final long[] least;

    final long[] most;
    final boolean[] drawn;
    /** For random draws, the hash of the item. */
    final long[] draws;

    /** So many words of 64 levels each core has. */
    final int words;
    /** By core and level, 64 times {@link #words} a core: the context, -1 if none. */
    final int[] at;
    /** Place of a context in {@link #at}. */
    final int[] place;

    private PlainTasks(SimPlan plan) {
        int contexts = plan.contexts().size();
        period = new long[plan.sources().size()];
        target = new int[period.length];
        for (PlanSource source : plan.sources()) {
            period[source.index()] = ((Activation.Periodic) source.activation()).periodNs();
            target[source.index()] = source.targets().getFirst();
        }
        core = new int[contexts];
        place = new int[contexts];
        deadlineNs = new long[contexts];
        least = new long[contexts];
        most = new long[contexts];
        drawn = new boolean[contexts];
        draws = new long[contexts];
        int levels =
                plan.cores().stream().mapToInt(c -> c.policies().size()).max().orElse(0);
        words = Math.max(1, levels + 63 >> 6);
        at = new int[plan.cores().size() * words << 6];
        Arrays.fill(at, -1);
        for (PlanContext c : plan.contexts()) {
            int i = c.index();
            core[i] = c.core();
            place[i] = (c.core() * words << 6) + c.level();
            at[place[i]] = i;
            deadlineNs[i] = c.deadlineNs();
            draws[i] = c.draws();
            int how = plan.program().a[c.entry()];
            most[i] = plan.program().y[c.entry()];
            least[i] = how == 1 ? most[i] : plan.program().x[c.entry()];
            drawn[i] = how == 0;
        }
    }

    /** Empty if the plan has anything else. */
    static Optional<PlainTasks> of(SimPlan plan) {
        boolean plain = !plan.sharesCores()
                && plan.cores().size() <= Long.SIZE
                && plan.cores().stream().allMatch(PlainTasks::isPlain)
                && plan.sources().stream().allMatch(PlainTasks::isPlain)
                && plan.contexts().stream().allMatch(c -> isPlain(c, plan))
                && oneALevel(plan);
        return plain ? Optional.of(new PlainTasks(plan)) : Optional.empty();
    }

    private static boolean isPlain(PlanCore core) {
        return core.switchNs() == 0
                && core.tickNs() == 0
                && core.policies().stream().allMatch(p -> p instanceof Policy.ByOrder || p instanceof Policy.FirstCome);
    }

    private static boolean isPlain(PlanSource source) {
        return source.targets().size() == 1
                && source.activation() instanceof Activation.Periodic p
                && p.periodNs() > 0
                && p.jitterNs() == 0;
    }

    private static boolean isPlain(PlanContext c, SimPlan plan) {
        int entry = c.entry();
        return c.thread()
                && !c.interrupt()
                && !c.software()
                && !c.polled()
                && !c.background()
                && !c.waitsForTick()
                && !c.goesOn()
                && c.afterNs() < 0
                && c.listeners().isEmpty()
                && c.threshold() <= c.level()
                && plan.program().op[entry] == Op.COMPUTE
                && plan.program().op[entry + 1] == Op.END
                && plan.program().x[entry] > 0;
    }

    private static boolean oneALevel(SimPlan plan) {
        return plan.contexts().stream()
                        .map(c -> (long) c.core() << 32 | c.level())
                        .distinct()
                        .count()
                == plan.contexts().size();
    }
}

package dev.takt.sim.search;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.SimPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a search can vary in a plan, in arrays by source and by context, times in ns. Immutable by convention.
 */
final class Ground {
    final SimPlan plan;
    final long untilNs;
    final boolean shorter;
    final int contexts;
    final int sources;
    /** When a source's first job comes by the design. */
    final long[] first;
    /** From arrival to arrival, or from burst to burst; 0 if there is no rhythm. */
    final long[] period;

    final long[] jitter;
    /** By how much a gap may grow. */
    final long[] spread;
    /** First arrivals of what waits for the runtime's tick stay on the design's grid: a phase off it is another design. */
    final long[] grain;
    /** True if the first arrival is open. */
    final boolean[] free;
    /** The source that releases a context, -1 if others do. */
    final int[] sourceOf;
    /** Sources whose first arrival is open. */
    final List<Integer> movable;

    Ground(SimPlan plan, SearchOptions options) {
        this.plan = plan;
        this.untilNs = Math.clamp(options.limit().untilNs(), 1, Long.MAX_VALUE / 4);
        shorter = options.shorter();
        contexts = plan.contexts().size();
        sources = plan.sources().size();
        first = new long[sources];
        period = new long[sources];
        jitter = new long[sources];
        spread = new long[sources];
        grain = new long[sources];
        free = new boolean[sources];
        sourceOf = new int[contexts];
        Arrays.fill(sourceOf, -1);
        for (PlanSource source : plan.sources()) {
            read(source, options.offsets());
        }
        movable = IntStream.range(0, sources).filter(s -> free[s]).boxed().toList();
    }

    private void read(PlanSource source, boolean offsets) {
        int s = source.index();
        source.targets().forEach(t -> sourceOf[t] = s);
        boolean ticks = source.targets().stream().anyMatch(t -> context(t).waitsForTick());
        grain[s] = ticks ? Math.max(1, plan.tickNs()) : 1;
        switch (source.activation()) {
            case Activation.Periodic p -> {
                rhythm(s, p.offsetNs(), p.periodNs(), offsets);
                jitter[s] = p.jitterNs();
            }
            case Activation.After a -> rhythm(s, a.offsetNs(), a.delayNs(), offsets);
            case Activation.Sporadic p -> {
                rhythm(s, p.offsetNs(), p.minGapNs(), true);
                spread[s] = Math.max(Math.min(p.meanExtraNs(), untilNs) * 2, p.minGapNs());
            }
            case Activation.Burst b -> rhythm(s, b.offsetNs(), b.outerGapNs(), true);
            case Activation.Startup _, Activation.Background _ -> {}
            case Activation.On _, Activation.Spawned _, Activation.Recorded _ -> {}
        }
    }

    private void rhythm(int s, long firstNs, long periodNs, boolean open) {
        first[s] = firstNs;
        period[s] = periodNs;
        free[s] = open;
    }

    /** The first arrival at which a source arrives at an instant, or as shortly before as it can. */
    long phase(int s, long arrivalNs) {
        long within = period[s] > 0 ? Math.floorMod(arrivalNs, period[s]) : Math.max(0, arrivalNs);
        long on = within - Math.floorMod(within - first[s], grain[s]);
        return on < 0 ? on + grain[s] : on;
    }

    PlanContext context(int c) {
        return plan.contexts().get(c);
    }

    /** True if a source only releases what a context precedes on its core. */
    boolean below(int source, int context) {
        PlanContext own = context(context);
        return plan.sources().get(source).targets().stream()
                .map(this::context)
                .allMatch(other -> other.core() == own.core() && other.level() < own.level());
    }
}

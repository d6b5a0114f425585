package dev.takt.sim.engine;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.policy.StateWalk;

/**
 * When jobs arrive by time: each source sets the timer of its next arrival, and at each arrival a job of every context that the source releases arrives. Arrays are
 * indexed by {@link PlanSource#index()}.
 */
final class Sources {
    private final World world;
    private final Releases releases;
    /** How many arrivals there have been since the source was started. */
    private final long[] arrivals;
    /** When the current burst has its first arrival, without the source's offset. */
    private final long[] originNs;
    /** How many random gaps have been drawn, over resets too: no gap is drawn twice. */
    private final long[] drawn;
    /** The period of a periodic source, 0 of any other. */
    private final long[] periodNs;
    /** The contexts that each source releases, in declared order. */
    private final Runner[][] targets;

    Sources(World world) {
        this.world = world;
        releases = world.releases;
        int sources = world.plan.sources().size();
        arrivals = new long[sources];
        originNs = new long[sources];
        drawn = new long[sources];
        periodNs = new long[sources];
        targets = new Runner[sources][];
        for (PlanSource source : world.plan.sources()) {
            int s = source.index();
            periodNs[s] = source.activation() instanceof Activation.Periodic p ? p.periodNs() : 0;
            targets[s] = source.targets().stream().map(t -> world.runners[t]).toArray(Runner[]::new);
            start(source, 0);
        }
    }

    /** Starts a source, or starts it anew after a reset: its offset and its arrivals count from {@code fromNs}. */
    void start(PlanSource source, long fromNs) {
        int s = source.index();
        arrivals[s] = 0;
        long offset =
                switch (source.activation()) {
                    case Activation.Periodic p -> p.offsetNs();
                    case Activation.After a -> a.offsetNs();
                    case Activation.Sporadic p -> p.offsetNs();
                    case Activation.Burst b -> b.offsetNs();
                    case Activation.Startup _, Activation.Background _ -> 0;
                    case Activation.Recorded _ -> untilRecorded(source, fromNs);
                    case Activation.On _, Activation.Spawned _ -> Times.NEVER;
                };
        long first = world.opening == null ? offset : world.opening.firstArrival(s, offset);
        // the next bursts count from the first one, also where a search has moved that away from its offset
        originNs[s] = fromNs + (offset == Times.NEVER ? 0 : first - offset);
        world.timers.set(world.slots.arrivals + s, Times.after(fromNs, first));
    }

    /** The timer of a source has expired: jobs arrive, and the timer is set to the next arrival. */
    void fires(int s) {
        long next = periodNs[s] > 0
                ? Times.after(world.now, periodNs[s])
                : next(world.plan.sources().get(s), s);
        world.timers.set(world.slots.arrivals + s, next);
        for (Runner target : targets[s]) {
            if (target.dueAtNextArrival && target.jobs.size > 0) {
                world.timers.set(world.slots.deadlines + target.index, world.now);
            }
            releases.arrive(target);
        }
    }

    private long next(PlanSource source, int s) {
        arrivals[s]++;
        return switch (source.activation()) {
            case Activation.Periodic p -> Times.after(world.now, p.periodNs());
            case Activation.Sporadic p ->
                Times.after(Times.after(world.now, p.minGapNs()), extra(source, s, p.meanExtraNs()));
            case Activation.Burst b -> nextInBurst(b, s);
            case Activation.After _, Activation.Startup _, Activation.Background _ -> Times.NEVER;
            case Activation.Recorded _ -> recorded(source, arrivals[s]);
            case Activation.On _, Activation.Spawned _ -> Times.NEVER;
        };
    }

    private static long recorded(PlanSource source, long number) {
        return number < source.recorded().size() ? source.recorded().get((int) number) : Times.NEVER;
    }

    /** Time from {@code fromNs} to the first recorded arrival not before it: a recording goes on over a reset, since what was recorded is outside the chip. */
    private long untilRecorded(PlanSource source, long fromNs) {
        int s = source.index();
        while (recorded(source, arrivals[s]) < fromNs) {
            arrivals[s]++;
        }
        long next = recorded(source, arrivals[s]);
        return next == Times.NEVER ? Times.NEVER : next - fromNs;
    }

    private long nextInBurst(Activation.Burst b, int s) {
        if (arrivals[s] % b.count() != 0) {
            return Times.after(world.now, b.innerGapNs());
        }
        originNs[s] = Times.after(originNs[s], b.outerGapNs());
        return Times.after(originNs[s], b.offsetNs());
    }

    /** The random part of a gap, uniform between 0 and twice the mean. */
    private long extra(PlanSource source, int s, long meanNs) {
        long gap = drawn[s]++;
        long bits = Draws.bits(world.seed, source.draws(), gap, 0);
        long extra = meanNs == 0 ? 0 : Draws.between(0, Math.min(meanNs, Long.MAX_VALUE / 4) * 2, bits);
        return world.opening == null ? extra : world.opening.gap(s, gap, extra);
    }

    void copy(Sources from) {
        System.arraycopy(from.arrivals, 0, arrivals, 0, arrivals.length);
        System.arraycopy(from.originNs, 0, originNs, 0, originNs.length);
        System.arraycopy(from.drawn, 0, drawn, 0, drawn.length);
    }

    /** The state of a source is its timer, which {@link Timers} shows, and of a burst also where in the burst it stands. */
    void walk(StateWalk walk) {
        for (PlanSource source : world.plan.sources()) {
            if (source.activation() instanceof Activation.Burst b) {
                int s = source.index();
                walk.number(arrivals[s] % b.count());
                originNs[s] = walk.instant(originNs[s]);
            }
        }
    }
}

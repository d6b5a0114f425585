package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.DriverUse;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the runtime does on a core above everybody: its tick, the wakes of its timer, the interrupts of drivers during transfers and those of other cores. Releases by time come at the rate of the jobs. Ends of delays and of
 * transfers, and what a job does for other cores, lie between the release of a job and its end, so they come at that rate jittered by the response; where no response is known, as densely as delays end, bytes move or jobs can follow one another.
 */
final class Drivers {
    private static final int MOST_ROUNDS = 1_000;

    private final Machine machine;
    private final List<Use> uses;

    /**
     * Interrupts for a context on a core, so often a job at most and not closer to one another than {@code apartNs}, if that is not 0, and what each takes; {@code densest}: as they come whatever the rates; {@code on}: the peripheral;
     * {@code within}: they lie between release and end of a job, else they are its release.
     */
    private record Use(
            Facts facts,
            int core,
            Optional<ItemId> on,
            long perJob,
            Curve densest,
            long apartNs,
            long costNs,
            boolean within) {
        /** Each so long at least after the one before. */
        static Use apart(Facts f, int core, Optional<ItemId> on, long perJob, long gapNs, long costNs, boolean within) {
            return new Use(f, core, on, perJob, Curve.every(gapNs, 0), gapNs, costNs, within);
        }

        /** So many at once in each transfer or job, which lasts so long at least; a window may lie across the end of one and the start of the next. */
        static Use bursts(Facts f, int core, Optional<ItemId> on, long perJob, long burst, long lengthNs, long costNs) {
            return new Use(f, core, on, perJob, new Curve(burst, 0, lengthNs, lengthNs, 0, 0), 0, costNs, true);
        }

        /** True if the doing of one core interrupts another. */
        boolean isRemote() {
            return facts.core() != core;
        }
    }

    Drivers(Machine machine, List<Facts> facts) {
        this.machine = machine;
        this.uses = new ArrayList<>();
        for (Facts f : facts) {
            MachineCore core = machine.driverCore(f.context());
            long driver = core.costs().driverInterruptNs();
            if (driver > 0) {
                for (DriverUse d : Bodies.drivers(machine, f.context())) {
                    Optional<ItemId> on = Optional.of(d.peripheral());
                    uses.add(
                            d.burst() == 1
                                    ? Use.apart(f, core.index(), on, d.perJob(), d.gapNs(), driver, true)
                                    : Use.bursts(f, core.index(), on, d.perJob(), d.burst(), d.gapNs(), driver));
                }
            }
            if (core.costs().timerNs() > 0) {
                addTimer(f, core);
            }
            addRemote(f);
        }
    }

    /** What a job does for tasks of other cores interrupts those. Its jobs come one after the other, each with as many as it has. */
    private void addRemote(Facts f) {
        for (MachineCore core : machine.cores()) {
            long costNs = core.costs().of(Cost.REMOTE_INTERRUPT);
            if (costNs > 0 && core.index() != f.core() && !machine.sharesCores()) {
                long perJob = Bodies.wakesOn(machine, f.context(), core.index());
                if (perJob > 0) {
                    uses.add(Use.bursts(
                            f, core.index(), Optional.empty(), perJob, perJob, Math.max(1, f.bestNs()), costNs));
                }
            }
        }
    }

    /** The first context of another core of which nobody knows how it interrupts this one. */
    Optional<Facts> unknown(int core, List<Rate> rates, List<Bound> bounds) {
        return uses.stream()
                .filter(u -> u.core() == core && u.isRemote())
                .map(Use::facts)
                .filter(f ->
                        rates.get(f.index()) instanceof Rate.Unknown || !(bounds.get(f.index()) instanceof Bound.Known))
                .findFirst();
    }

    private void addTimer(Facts f, MachineCore core) {
        long wakeNs = core.costs().timerNs();
        if (machine.isReleasedByTime(f.context())) {
            uses.add(Use.apart(f, core.index(), Optional.empty(), 1, releaseGapNs(f), wakeNs, false));
        }
        long delays = Bodies.mostDelays(f.context().body());
        if (delays > 0) {
            long gap = Math.max(1, Bodies.shortestDelayNs(f.context().body()) - machine.tickNs());
            uses.add(Use.apart(f, core.index(), Optional.empty(), delays, gap, wakeNs, true));
        }
    }

    /** The least between two releases by time. */
    private long releaseGapNs(Facts f) {
        long gap =
                switch (f.context().activation()) {
                    case Activation.Periodic p -> p.periodNs() - p.jitterNs();
                    case Activation.After a -> a.delayNs();
                    default -> 1;
                };
        return Math.max(1, gap - machine.tickNs());
    }

    /** True if something interrupts this core whose density depends on responses. */
    boolean interrupt(int core) {
        return uses.stream().anyMatch(u -> u.core() == core && u.within());
    }

    /** The tick, the timer and the drivers as they delay a context of a core. */
    List<Interferer> of(Facts f, List<Rate> rates, List<Bound> bounds) {
        int core = f.core();
        long carry = f.takesTurns() ? busyNs(f, rates, bounds) : 0;
        List<Interferer> all = new ArrayList<>();
        long tick = machine.tickNs();
        long tickNs = machine.cores().get(core).costs().of(Cost.TICK);
        if (tick > 0 && core == 0 && tickNs > 0) {
            // a window that begins with a release may begin in the middle of a tick
            all.add(Interferer.runtime(Curve.every(tick, 0), tickNs, carry));
        }
        for (Use use : uses) {
            if (use.core() == core) {
                all.add(Interferer.driver(
                        use.facts().context().item(), use.on(), curve(use, f, rates, bounds), use.costNs(), carry));
            }
        }
        return all;
    }

    /** As shares of a core. */
    List<Share> shares(int core, List<Rate> rates) {
        List<Share> shares = new ArrayList<>();
        for (Use use : uses) {
            if (use.core() == core && rates.get(use.facts().index()) instanceof Rate.Known(Curve c)) {
                Curve jobs = new Curve(c.count(), 0, c.periodNs(), 0, 0, 0);
                shares.add(new Share(jobs, Sums.product(use.perJob(), use.costNs())));
            }
        }
        return shares;
    }

    /** How much a piece of work of this length on a core takes with what interrupts it, whatever the rates. It may begin while one of those is under way: a lock is handed over to a core that is interrupted. */
    long stretchedNs(long ns, int core) {
        long tick = core == 0 ? machine.tickNs() : 0;
        long tickNs = machine.cores().get(core).costs().of(Cost.TICK);
        long stretched = ns;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long next = ns;
            for (Use use : uses) {
                long times = use.core() == core ? use.densest().releases(Sums.sum(stretched, use.costNs())) : 0;
                next = Sums.sum(next, Sums.product(times, use.costNs()));
            }
            if (tick > 0 && tickNs > 0) {
                next = Sums.sum(next, Sums.product(Math.ceilDiv(Sums.sum(stretched, tickNs), tick), tickNs));
            }
            if (next <= stretched) {
                return stretched;
            }
            stretched = next;
        }
        return Sums.LIMIT;
    }

    /** The jobs of a context that is at work lie in its own window, whose jitter is its own. */
    private static Curve curve(Use use, Facts of, List<Rate> rates, List<Bound> bounds) {
        Facts f = use.facts();
        boolean own = f == of && !f.takesTurns() && !f.byDeadline();
        if (rates.get(f.index()) instanceof Rate.Known(Curve c)) {
            if (!use.within()) {
                return c;
            }
            if (own || bounds.get(f.index()) instanceof Bound.Known) {
                long wander = !own && bounds.get(f.index()) instanceof Bound.Known known ? known.fromReleaseNs() : 0;
                long count = Sums.product(c.count(), use.perJob());
                long jitter = Sums.sum(c.jitterNs(), wander);
                return new Curve(count, 0, c.periodNs(), jitter, 0, use.apartNs());
            }
        }
        return use.densest();
    }

    /** The longest that such work can go on at a stretch: a window may begin anywhere in it. */
    private long busyNs(Facts f, List<Rate> rates, List<Bound> bounds) {
        long tick = machine.tickNs();
        long tickNs = f.core() == 0 && tick > 0 ? machine.cores().get(0).costs().of(Cost.TICK) : 0;
        long busy = 1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long next = tickNs > 0 ? Sums.product(Math.ceilDiv(busy, tick), tickNs) : 0;
            for (Use use : uses) {
                if (use.core() == f.core()) {
                    long times = curve(use, f, rates, bounds).releases(busy);
                    next = Sums.sum(next, Sums.product(times, use.costNs()));
                }
            }
            if (next <= busy) {
                return next;
            }
            busy = next;
        }
        return Sums.LIMIT;
    }
}

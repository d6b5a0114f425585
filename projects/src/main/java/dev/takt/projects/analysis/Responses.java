package dev.takt.projects.analysis;

import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the bound of one context: what delays it, whether a theorem covers that, and if so the busy period. */
final class Responses {
    private final Machine machine;
    private final List<Facts> facts;
    private final Sending sending;
    private final Drivers drivers;
    private final Spinning spinning;
    private final Blocking blocking;
    private final Interference interference;

    private final EdfBounds edf;
    private final SharedBounds shared;
    private final FirstComeBounds firstCome;
    private final long granuleNs;

    // The cores under earliest deadline first as of these rates.
    private final Map<Integer, EdfCore> edfCores = new HashMap<>();
    private List<Rate> edfRates = List.of();

    // What does not depend on what other rounds find.
    private final List<Blocking.Result> blocked;
    private final boolean anyWaits;

    Responses(Machine machine, List<Facts> facts, Sending sending, long granuleNs) {
        this.machine = machine;
        this.facts = facts;
        this.sending = sending;
        this.drivers = new Drivers(machine, facts);
        Sleepers sleepers = new Sleepers(machine, facts);
        this.spinning = new Spinning(machine, facts, drivers, sleepers);
        this.edf = new EdfBounds(machine, facts, spinning);
        this.shared = new SharedBounds(machine, facts, granuleNs);
        this.granuleNs = granuleNs;
        this.blocking = new Blocking(machine, facts, spinning, sleepers, granuleNs);
        this.blocked = facts.stream().map(blocking::of).toList();
        this.interference = new Interference(machine, facts, sending, drivers, spinning, blocking);
        this.firstCome = new FirstComeBounds(machine, facts, interference);
        this.anyWaits = interference.anyWaits();
    }

    /** True if the bound of a context depends on the bounds of others, not only on their rates. */
    boolean looksAtBounds(Facts f) {
        return anyWaits
                || drivers.interrupt(f.core())
                || f.takesTurns()
                || f.inLoop()
                || f.isGlobal(machine)
                || machine.runtime().kernel().goesOn();
    }

    /** The bound, given the rates of all contexts and the bounds of the last round. */
    Bound of(Facts f, List<Rate> rates, List<Bound> bounds) {
        Bound bound = unlimited(f, rates, bounds);
        boolean tooLong =
                bound instanceof Bound.Known known && Math.max(known.ns(), known.fromReleaseNs()) >= Sums.LIMIT
                        || f.demandNs() >= Sums.LIMIT;
        return tooLong ? new Bound.NotApplicable(Texts.text("analysis.unknown.too-many-years")) : bound;
    }

    private Bound unlimited(Facts f, List<Rate> rates, List<Bound> bounds) {
        Theorem theorem = theorem(f);
        Optional<Message> own = interference.ownUnknown(f, rates);
        if (own.isPresent()) {
            return new Bound.NotApplicable(own.get());
        }
        Optional<Bound> onSeveralCores = shared.bound(f, rates, bounds);
        if (onSeveralCores.isPresent()) {
            return onSeveralCores.get();
        }
        Optional<Facts> across = drivers.unknown(f.core(), rates, bounds);
        if (across.isPresent()) {
            return new Bound.NotApplicable(
                    Texts.text("analysis.unknown.across", across.get().context().name()));
        }
        if (f.byDeadline()) {
            return byDeadline(f, rates, bounds);
        }
        Delays delays = new Delays(LastRegion.of(f, machine));
        for (Facts other : facts) {
            if (other != f && other.core() == f.core()) {
                Optional<Message> unknown = interference.add(other, f, rates, bounds, delays);
                if (unknown.isPresent()) {
                    return new Bound.NotApplicable(unknown.get());
                }
            }
        }
        interference.addKernel(f, rates, bounds, delays);
        Optional<Message> goesOn = goesOn(f, rates, bounds, delays);
        if (goesOn.isPresent()) {
            return new Bound.NotApplicable(goesOn.get());
        }
        Blocking.Result parts = blocked.get(f.index());
        if (parts.unknown().isPresent()) {
            return new Bound.NotApplicable(parts.unknown().get());
        }
        if (f.inLoop()) {
            return inLoop(f, rates, parts, delays);
        }
        Bound oblivious = better(builder(f, rates, parts, delays).bound(theorem), amongItsPriority(f, rates, bounds));
        oblivious = better(oblivious, firstCome.bound(f, rates, bounds, parts));
        return delays.waits ? better(oblivious, waitsAsJitter(f, rates, bounds, parts, delays)) : oblivious;
    }

    /** A context that no other of its kind preempts holds up others for one segment only if it leaves the core between its jobs, so the next one must not be there yet. */
    private Optional<Message> goesOn(Facts f, List<Rate> rates, List<Bound> bounds, Delays delays) {
        if (!machine.runtime().kernel().goesOn()) {
            return Optional.empty();
        }
        return facts.stream()
                .filter(o -> delays.mates.contains(o)
                        || o.core() == f.core()
                                && o.rank() < f.rank()
                                && o.context().threshold() >= f.rank())
                .filter(o -> !leavesBetweenJobs(o, rates, bounds))
                .findFirst()
                .map(o -> Texts.text("analysis.unknown.goes-on", o.context().name()));
    }

    /** True for a context that lets others go between two jobs, as far as the bounds of the last round show. */
    static boolean leavesBetweenJobs(Facts f, List<Rate> rates, List<Bound> bounds) {
        return f.context().overrun() == Overrun.SKIP
                || stopsAtAnEnd(f)
                || f.context().activation() instanceof Activation.After
                || !(f.context().activation() instanceof Activation.Background)
                        && bounds.get(f.index()) instanceof Bound.Known known
                        && known.fromReleaseNs() <= curve(f, rates).releaseDistance(1);
    }

    /** A body that begins or ends with a wait of its own lets others go between two jobs. */
    private static boolean stopsAtAnEnd(Facts f) {
        List<Step> body = f.context().body();
        return !body.isEmpty() && (stops(body.getFirst()) || stops(body.getLast()));
    }

    private static boolean stops(Step step) {
        return step instanceof Step.Yield || step instanceof Step.Delay delay && delay.durationNs() > 0;
    }

    /** The demand tests of the cores under earliest deadline first to which nothing unknown happens. */
    List<DemandTest> demand(List<Rate> rates, List<Bound> bounds) {
        List<DemandTest> tests = new ArrayList<>();
        for (MachineCore core : machine.cores()) {
            facts.stream()
                    .filter(f -> f.core() == core.index() && f.byDeadline() && !f.isGlobal(machine))
                    .findFirst()
                    .filter(f -> !(byDeadline(f, rates, bounds) instanceof Bound.NotApplicable))
                    .flatMap(_ -> Optional.ofNullable(edfCores.get(core.index())))
                    .flatMap(c -> new EdfDemand(c).test(core.index()))
                    .ifPresent(tests::add);
        }
        return tests;
    }

    /** The bound of a thread among others of its priority that deadlines order, with what is more urgent as handlers are. */
    private Optional<Bound> amongItsPriority(Facts f, List<Rate> rates, List<Bound> bounds) {
        if (!(f.level().policy() instanceof Policy.EarliestDeadline(Among among, long _)) || among != Among.PRIORITY) {
            return Optional.empty();
        }
        Delays above = new Delays(LastRegion.NONE);
        for (Facts other : facts) {
            if (other.core() == f.core() && other.rank() > f.rank()) {
                Optional<Message> unknown = interference.add(other, f, rates, bounds, above);
                if (unknown.isPresent()) {
                    return Optional.empty();
                }
            }
        }
        interference.addKernel(f, rates, bounds, above);
        return edf.within(f, rates, above.always, granuleNs).map(core -> edf.bound(core, f));
    }

    private Bound byDeadline(Facts f, List<Rate> rates, List<Bound> bounds) {
        EdfCore known = edfCores.get(f.core());
        if (known == null || !rates.equals(edfRates) || drivers.interrupt(f.core())) {
            Optional<Message> unknown = edf.unknown(f.core()).or(() -> edf.unknownWith(f.core(), rates));
            Delays delays = new Delays(LastRegion.NONE);
            for (Facts other : facts) {
                if (unknown.isEmpty() && other != f && other.core() == f.core()) {
                    unknown = other.isHandler()
                            ? interference.add(other, f, rates, bounds, delays)
                            : interference
                                    .unknownLock(other)
                                    .or(() -> interference.unknownDemand(other, f, rates, true));
                }
            }
            if (unknown.isPresent()) {
                return new Bound.NotApplicable(unknown.get());
            }
            interference.addKernel(f, rates, bounds, delays);
            if (!rates.equals(edfRates)) {
                edfCores.clear();
                edfRates = List.copyOf(rates);
            }
            known = edf.core(f.core(), rates, delays.always, granuleNs);
            edfCores.put(f.core(), known);
        }
        return edf.bound(known, f);
    }

    /**
     * A function of a superloop, or a fiber: between its flag and its call each other one has its turn at most once, so it waits for one longest segment of each, however often they are released. If it waits
     * itself, that holds for each of its segments. Where releases merge, one that comes while the function runs waits for the rest of that run too; no further one is kept.
     */
    private Bound inLoop(Facts f, List<Rate> rates, Blocking.Result parts, Delays delays) {
        for (Facts each : facts) {
            boolean inIt = each == f || delays.mates.contains(each);
            if (inIt && !machine.runtime().kernel().unguarded().isAsync() && blocking.waitsForLocks(each)) {
                return new Bound.NotApplicable(
                        Texts.text("analysis.unknown.loop-waits", each.context().name()));
            }
        }
        Overrun overrun = f.context().overrun();
        boolean merges = machine.runtime().kernel().oneFlag() && overrun != Overrun.QUEUE && overrun != Overrun.ABORT;
        if (!merges || f.pauses().stream().anyMatch(p -> !sending.isFree(p))) {
            return builder(f, rates, parts, delays).bound(Theorem.SUPERLOOP_RTA);
        }
        Bound alone = new BoundBuilder(f, curve(f, rates), true, parts, delays, spinning, machine)
                .bound(Theorem.SUPERLOOP_RTA);
        boolean apart = overrun == Overrun.SKIP
                || isSingle(f)
                || alone instanceof Bound.Known known
                        && known.fromReleaseNs() <= curve(f, rates).releaseDistance(1);
        return apart
                ? alone
                : new BoundBuilder(f, curve(f, rates), true, parts, delays, spinning, machine)
                        .behindOneOfItsOwn()
                        .bound(Theorem.SUPERLOOP_RTA);
    }

    private BoundBuilder builder(Facts f, List<Rate> rates, Blocking.Result parts, Delays delays) {
        return new BoundBuilder(f, curve(f, rates), isSingle(f), parts, delays, spinning, machine);
    }

    /**
     * The bound with the waits of more urgent contexts as jitter of response minus execution instead of as execution (Chen et al. 2019, section 4.2). Each of those and this one must be through before its
     * next release, or nothing is said.
     */
    private Optional<Bound> waitsAsJitter(
            Facts f, List<Rate> rates, List<Bound> bounds, Blocking.Result parts, Delays delays) {
        if (f.takesTurns() || !delays.untilStart.isEmpty()) {
            return Optional.empty();
        }
        Delays jittered = new Delays(delays.region);
        jittered.waitsAsJitter = true;
        for (Interferer i : delays.always) {
            if (i.waitNs() == 0) {
                jittered.always.add(i);
            } else if (bounds.get(i.context()) instanceof Bound.Known known
                    && known.fromReleaseNs() <= i.curve().releaseDistance(1)) {
                jittered.always.add(i.withWaitsAsJitter(known.fromReleaseNs()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(builder(f, rates, parts, jittered).bound(Theorem.FIXED_PRIORITY_RTA))
                .filter(b -> b instanceof Bound.Known known
                        && known.fromReleaseNs() <= curve(f, rates).releaseDistance(1));
    }

    private static Bound better(Bound a, Optional<Bound> b) {
        if (b.isEmpty() || !(b.get() instanceof Bound.Known other)) {
            return a;
        }
        return a instanceof Bound.Known known && known.ns() <= other.ns() ? a : other;
    }

    private Theorem theorem(Facts f) {
        if (f.inBatches()) {
            return Theorem.EXECUTOR_RTA;
        }
        if (f.inLoop()) {
            return Theorem.SUPERLOOP_RTA;
        }
        if (f.runsToCompletion()) {
            return Theorem.INTERRUPT_RTA;
        }
        if (f.isNonPreemptive(machine)) {
            return Theorem.NON_PREEMPTIVE_RTA;
        }
        if (f.hasThreshold()) {
            return Theorem.PREEMPTION_THRESHOLDS;
        }
        return LastRegion.of(f, machine).ns() > 0 ? Theorem.LIMITED_PREEMPTION : Theorem.FIXED_PRIORITY_RTA;
    }

    private static Curve curve(Facts f, List<Rate> rates) {
        return rates.get(f.index()).curve();
    }

    /** A job that is released only after the last has ended never meets another of its own. */
    private static boolean isSingle(Facts f) {
        Activation activation = f.context().activation();
        return activation instanceof Activation.After || activation instanceof Activation.Background;
    }
}

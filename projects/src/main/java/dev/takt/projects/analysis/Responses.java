package dev.takt.projects.analysis;

import dev.takt.projects.machine.Costs;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.machine.Pause;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes the bound of one context: what delays it, whether a theorem covers that, and if so the busy period. */
final class Responses {
    private final Machine machine;
    private final List<Facts> facts;
    private final Sending sending;
    private final Drivers drivers;
    private final Spinning spinning;
    private final Blocking blocking;

    private final EdfBounds edf;
    private final SharedBounds shared;
    private final long granuleNs;

    // The cores under earliest deadline first as of these rates.
    private final Map<Integer, EdfCore> edfCores = new HashMap<>();
    private List<Rate> edfRates = List.of();

    // What does not depend on what other rounds find, by context.
    private final List<Blocking.Result> blocked;
    private final List<Optional<Message>> unknownWaits;
    private final List<Optional<Message>> unknownLocks;
    private final long[] spinNs;
    private final long[] suspensionNs;
    private final boolean anyWaits;

    // What each does to others that do not take turns, as of these rates.
    private final @Nullable Interferer[] interferers;
    private List<Rate> interfererRates = List.of();

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
        this.unknownWaits = facts.stream().map(this::unknownWait).toList();
        this.unknownLocks = facts.stream().map(blocking::unknownLock).toList();
        this.spinNs = facts.stream().mapToLong(spinning::perJobNs).toArray();
        this.suspensionNs = facts.stream().mapToLong(Facts::suspensionNs).toArray();
        this.interferers = new Interferer[facts.size()];
        this.anyWaits = Arrays.stream(suspensionNs).anyMatch(ns -> ns > 0);
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
        Theorem theorem = theorem(f);
        Optional<Message> own = ownUnknown(f, rates);
        if (own.isPresent()) {
            return new Bound.NotApplicable(own.get());
        }
        Optional<Bound> onSeveralCores = shared.bound(f, rates, bounds);
        if (onSeveralCores.isPresent()) {
            return onSeveralCores.get();
        }
        if (f.byDeadline()) {
            return byDeadline(f, rates, bounds);
        }
        Delays delays = new Delays(LastRegion.of(f, machine));
        for (Facts other : facts) {
            if (other != f && other.core() == f.core()) {
                Optional<Message> unknown = add(other, f, rates, bounds, delays);
                if (unknown.isPresent()) {
                    return new Bound.NotApplicable(unknown.get());
                }
            }
        }
        addKernel(f, rates, bounds, delays);
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
        Bound oblivious = builder(f, rates, parts, delays).bound(theorem);
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

    private static boolean leavesBetweenJobs(Facts f, List<Rate> rates, List<Bound> bounds) {
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

    private Bound byDeadline(Facts f, List<Rate> rates, List<Bound> bounds) {
        EdfCore known = edfCores.get(f.core());
        if (known == null || !rates.equals(edfRates) || drivers.interrupt(f.core())) {
            Optional<Message> unknown = edf.unknown(f.core());
            Delays delays = new Delays(LastRegion.NONE);
            for (Facts other : facts) {
                if (unknown.isEmpty() && other != f && other.core() == f.core()) {
                    unknown = other.isHandler()
                            ? add(other, f, rates, bounds, delays)
                            : unknownDemand(other, f, rates, true);
                }
            }
            if (unknown.isPresent()) {
                return new Bound.NotApplicable(unknown.get());
            }
            addKernel(f, rates, bounds, delays);
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
        if (isNonPreemptive(f)) {
            return Theorem.NON_PREEMPTIVE_RTA;
        }
        if (f.hasThreshold()) {
            return Theorem.PREEMPTION_THRESHOLDS;
        }
        return LastRegion.of(f, machine).ns() > 0 ? Theorem.LIMITED_PREEMPTION : Theorem.FIXED_PRIORITY_RTA;
    }

    private boolean isNonPreemptive(Facts f) {
        return !f.isHandler() && machine.isNonPreemptive();
    }

    private static Curve curve(Facts f, List<Rate> rates) {
        return rates.get(f.index()) instanceof Rate.Known known ? known.curve() : Curve.never();
    }

    /** A job that is released only after the last has ended never meets another of its own. */
    private static boolean isSingle(Facts f) {
        Activation activation = f.context().activation();
        return activation instanceof Activation.After || activation instanceof Activation.Background;
    }

    private Optional<Message> ownUnknown(Facts f, List<Rate> rates) {
        if (rates.get(f.index()) instanceof Rate.Unknown unknown) {
            return Optional.of(unknown.reason());
        }
        return unknownWaits.get(f.index()).or(() -> unknownLocks.get(f.index()));
    }

    /** The first wait of a context of which nobody knows how long it lasts. */
    private Optional<Message> unknownWait(Facts f) {
        for (Pause pause : f.pauses()) {
            if (pause.ns().isEmpty() && !sending.isFree(pause)) {
                String on = pause.on().map(this::name).orElse("");
                String reason =
                        switch (pause.reason()) {
                            case BUS -> "bus";
                            case RECEIVE -> "receive";
                            case SEND -> "send";
                            case ALLOC -> "alloc";
                            case LOCK -> "async-lock";
                            case DELAY, YIELD, TRANSFER -> "wait";
                        };
                return Optional.of(
                        Texts.text("analysis.unknown." + reason, f.context().name(), on));
            }
        }
        return Optional.empty();
    }

    private String name(ItemId id) {
        return machine.project().item(id).map(Item::name).orElse(id.value());
    }

    /** Sorts another context of the same core into what it does to this one; or says why that is not known. */
    private Optional<Message> add(Facts other, Facts f, List<Rate> rates, List<Bound> bounds, Delays delays) {
        if (other.rank() < f.rank()) {
            return Optional.empty();
        }
        boolean sameLevel = other.rank() == f.rank();
        if (sameLevel && f.takesTurns() && !other.isHandler()) {
            delays.mates.add(other);
            return spinning.unknown(other)
                    .map(_ ->
                            Texts.text("analysis.unknown.above", other.context().name()));
        }
        boolean later = other.context().order() > f.context().order();
        if (sameLevel && f.runsToCompletion() && later) {
            return Optional.empty();
        }
        Optional<Message> unknown = unknownDemand(other, f, rates, sameLevel);
        if (unknown.isPresent()) {
            return unknown;
        }
        long carry = 0;
        if (f.takesTurns()) {
            switch (bounds.get(other.index())) {
                case Bound.Known known -> carry = known.fromReleaseNs();
                case Bound.Unbounded _ -> carry = 0;
                case Bound.NotApplicable _ -> {
                    return Optional.of(
                            Texts.text("analysis.unknown.above", other.context().name()));
                }
            }
        }
        Interferer interferer = f.takesTurns() ? interferer(other, rates, carry) : interferer(other, rates);
        delays.waits |= interferer.waitNs() > 0 && !delaysOnlyStart(other, f, delays.region);
        (delaysOnlyStart(other, f, delays.region) ? delays.untilStart : delays.always).add(interferer);
        return Optional.empty();
    }

    private Interferer interferer(Facts other, List<Rate> rates) {
        if (rates != interfererRates) {
            interfererRates = rates;
            Arrays.fill(interferers, null);
        }
        Interferer known = interferers[other.index()];
        if (known == null) {
            known = interferer(other, rates, 0);
            interferers[other.index()] = known;
        }
        return known;
    }

    private Interferer interferer(Facts other, List<Rate> rates, long carryNs) {
        return new Interferer(
                other.index(),
                Optional.of(other.context().item()),
                Optional.empty(),
                curve(other, rates),
                Sums.sum(Sums.sum(other.executionNs(), suspensionNs[other.index()]), spinNs[other.index()]),
                suspensionNs[other.index()],
                other.overheadNs(),
                carryNs);
    }

    /** True if another context that is at least as urgent cannot take the core from a job once it, or its last region, has begun. */
    private boolean delaysOnlyStart(Facts other, Facts f, LastRegion region) {
        if (f.pauseCount() > 0) {
            return false;
        }
        if (other.rank() == f.rank()) {
            return f.runsToCompletion() || f.hasThreshold() || isNonPreemptive(f) || region.ns() > 0;
        }
        return other.rank() <= Math.max(f.context().threshold(), region.rank());
    }

    private Optional<Message> unknownDemand(Facts other, Facts f, List<Rate> rates, boolean sameLevel) {
        if (rates.get(other.index()) instanceof Rate.Unknown unknown) {
            return Optional.of(
                    Texts.text("analysis.unknown.rate-above", other.context().name(), unknown.reason()));
        }
        Optional<Message> wait = unknownWaits.get(other.index());
        if (wait.isPresent()) {
            return Optional.of(
                    Texts.text("analysis.unknown.wait-above", other.context().name(), wait.get()));
        }
        if (unknownLocks.get(other.index()).isPresent() && blocking.spreads(other, f)) {
            return Optional.of(
                    Texts.text("analysis.unknown.above", other.context().name()));
        }
        boolean endless =
                other.context().activation() instanceof Activation.Background && suspensionNs[other.index()] == 0;
        return endless && sameLevel && other.demandNs() > 0
                ? Optional.of(Texts.text(
                        "analysis.unknown.background-beside", other.context().name()))
                : Optional.empty();
    }

    /** Ticks, interrupts of drivers, and switches at slice ends among threads of a level at or above this one. */
    private void addKernel(Facts f, List<Rate> rates, List<Bound> bounds, Delays delays) {
        MachineCore core = machine.coreOf(f.context());
        Costs costs = core.costs();
        delays.always.addAll(drivers.of(f, rates, bounds));
        long slice = costs.of(Cost.CONTEXT_SWITCH) > 0 ? shortestSlice(f, core) : 0;
        if (slice > 0) {
            delays.always.add(Interferer.runtime(Curve.every(slice, slice), costs.of(Cost.CONTEXT_SWITCH), 0));
        }
    }

    private long shortestSlice(Facts f, MachineCore core) {
        long shortest = 0;
        for (Level level : core.levels().subList(f.rank(), core.levels().size())) {
            long slice =
                    switch (level.policy()) {
                        case Policy.RoundRobin turns -> turns.sliceNs();
                        case Policy.Ring ring -> ring.sliceNs() == 0 ? 0 : Math.max(1, ring.sliceNs() - ring.leastNs());
                        case Policy.ByOrder _, Policy.FirstCome _, Policy.EarliestDeadline _ -> 0;
                        case Policy.Batches _, Policy.Loop _ -> 0;
                    };
            if (slice > 0 && isShared(core, level)) {
                shortest = shortest == 0 ? slice : Math.min(shortest, slice);
            }
        }
        return shortest;
    }

    private boolean isShared(MachineCore core, Level level) {
        return facts.stream()
                        .filter(o -> o.core() == core.index() && o.rank() == level.rank())
                        .limit(2)
                        .count()
                > 1;
    }

    /** What delays a context, sorted. */
    static final class Delays {
        final List<Interferer> always = new ArrayList<>();
        final List<Interferer> untilStart = new ArrayList<>();
        final List<Facts> mates = new ArrayList<>();
        final LastRegion region;
        boolean waitsAsJitter;
        /** One of those that delay it always waits in between. */
        boolean waits;

        Delays(LastRegion region) {
            this.region = region;
        }
    }
}

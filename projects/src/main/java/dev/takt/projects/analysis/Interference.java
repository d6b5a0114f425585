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
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the other contexts of a core, and its kernel, do to a context; or why that is not known. */
final class Interference {
    private final Machine machine;
    private final List<Facts> facts;
    private final Sending sending;
    private final Drivers drivers;
    private final Spinning spinning;
    private final UnprotectedWaits unprotected;

    // What does not depend on what other rounds find, by context.
    private final List<Optional<Message>> unknownWaits;
    private final List<Optional<Message>> unknownLocks;
    private final long[] spinNs;
    private final long[] suspensionNs;
    /** Those of which it is known what they ask for as soon as their rate is. */
    private final boolean[] plain;

    // What each does to others that do not take turns, as of these rates.
    private final @Nullable Interferer[] interferers;
    private List<Rate> interfererRates = List.of();

    Interference(
            Machine machine,
            List<Facts> facts,
            Sending sending,
            Drivers drivers,
            Spinning spinning,
            Blocking blocking) {
        this.machine = machine;
        this.facts = facts;
        this.sending = sending;
        this.drivers = drivers;
        this.spinning = spinning;
        this.unprotected = new UnprotectedWaits(machine, facts, blocking, spinning);
        this.unknownWaits = facts.stream().map(this::unknownWait).toList();
        this.unknownLocks = facts.stream().map(blocking::unknownLock).toList();
        this.spinNs = facts.stream().mapToLong(spinning::perJobNs).toArray();
        this.suspensionNs = facts.stream().mapToLong(Facts::suspensionNs).toArray();
        this.interferers = new Interferer[facts.size()];
        this.plain = new boolean[facts.size()];
        for (Facts f : facts) {
            plain[f.index()] = unknownWaits.get(f.index()).isEmpty()
                    && unknownLocks.get(f.index()).isEmpty()
                    && !isEndless(f);
        }
    }

    /** True if any context waits in the midst of its jobs. */
    boolean anyWaits() {
        return Arrays.stream(suspensionNs).anyMatch(ns -> ns > 0);
    }

    /** Why nobody knows how long a context takes by itself, if so. */
    Optional<Message> ownUnknown(Facts f, List<Rate> rates) {
        if (rates.get(f.index()) instanceof Rate.Unknown unknown) {
            return Optional.of(unknown.reason());
        }
        return unknownWaits.get(f.index()).or(() -> unknownLocks.get(f.index()));
    }

    /** Why nobody knows how long a context waits for its locks, if so. */
    Optional<Message> unknownLock(Facts f) {
        return unknownLocks.get(f.index());
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
    Optional<Message> add(Facts other, Facts f, List<Rate> rates, List<Bound> bounds, Delays delays) {
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
        boolean onlyStart = delaysOnlyStart(other, f, delays.region);
        delays.waits |= interferer.waitNs() > 0 && !onlyStart;
        (onlyStart ? delays.untilStart : delays.always).add(interferer);
        if (unknownLocks.get(other.index()).isPresent()) {
            unprotected.of(other, f).orElseThrow().stream()
                    .map(t -> Interferer.holder(t, interferer.curve(), interferer.carryNs()))
                    .forEach(delays.always::add);
        }
        return Optional.empty();
    }

    /** What each job of a context that does not take turns does to others. */
    Interferer interferer(Facts other, List<Rate> rates) {
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
                rates.get(other.index()).curve(),
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
            return f.runsToCompletion() || f.hasThreshold() || f.isNonPreemptive(machine) || region.ns() > 0;
        }
        return other.rank() <= Math.max(f.context().threshold(), region.rank());
    }

    /** Why nobody knows how much a context asks of the core, if so. */
    Optional<Message> unknownDemand(Facts other, Facts f, List<Rate> rates, boolean sameLevel) {
        if (plain[other.index()] && rates.get(other.index()) instanceof Rate.Known) {
            return Optional.empty();
        }
        if (rates.get(other.index()) instanceof Rate.Unknown unknown) {
            return Optional.of(
                    Texts.text("analysis.unknown.rate-above", other.context().name(), unknown.reason()));
        }
        Optional<Message> wait = unknownWaits.get(other.index());
        if (wait.isPresent()) {
            return Optional.of(
                    Texts.text("analysis.unknown.wait-above", other.context().name(), wait.get()));
        }
        if (unknownLocks.get(other.index()).isPresent()
                && unprotected.of(other, f).isEmpty()) {
            return Optional.of(
                    Texts.text("analysis.unknown.above", other.context().name()));
        }
        return isEndless(other) && sameLevel && other.demandNs() > 0
                ? Optional.of(Texts.text(
                        "analysis.unknown.background-beside", other.context().name()))
                : Optional.empty();
    }

    /** True for a context that never leaves its core to others of its level. */
    private boolean isEndless(Facts f) {
        return f.context().activation() instanceof Activation.Background && suspensionNs[f.index()] == 0;
    }

    /** Ticks, interrupts of drivers, and switches at slice ends among threads of a level at or above this one. */
    void addKernel(Facts f, List<Rate> rates, List<Bound> bounds, Delays delays) {
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
                        case Policy.EarliestDeadline deadlines -> deadlines.sliceNs();
                        case Policy.ByOrder _, Policy.FirstCome _ -> 0;
                        case Policy.Batches _, Policy.DeadlinePolls _, Policy.Loop _ -> 0;
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
}

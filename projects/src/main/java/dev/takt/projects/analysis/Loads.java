package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The worst demand of each core. A context that is always ready takes what is left, so it has no share of its own; one that waits after its work has that of its longest round.
 * What runs on whichever core is free is counted where it fills the fullest core least.
 */
final class Loads {
    private final Machine machine;
    private final List<Facts> facts;
    private final Drivers drivers;

    Loads(Machine machine, List<Facts> facts) {
        this.drivers = new Drivers(machine, facts);
        this.machine = machine;
        this.facts = facts;
    }

    List<CoreLoad> of(List<Rate> rates) {
        Balance balance = new Balance(machine.cores().size());
        List<List<ItemId>> unrated = new ArrayList<>();
        machine.cores().forEach(_ -> unrated.add(new ArrayList<>()));
        for (Facts f : facts) {
            Optional<Share> share = share(f, rates);
            if (share.isPresent()) {
                balance.onAny(f.context().cores(), share.get());
            } else {
                f.context().cores().forEach(c -> unrated.get(c).add(f.context().item()));
            }
        }
        long tick = machine.tickNs();
        if (tick > 0) {
            long cost = machine.cores().getFirst().costs().of(Cost.TICK);
            balance.on(0, new Share(Curve.every(tick, 0), cost));
        }
        for (MachineCore core : machine.cores()) {
            drivers.shares(core.index(), rates).forEach(s -> balance.on(core.index(), s));
        }
        long[] permille = balance.permille();
        return machine.cores().stream()
                .map(c -> new CoreLoad(c.index(), permille[c.index()], unrated.get(c.index())))
                .toList();
    }

    private Optional<Share> share(Facts f, List<Rate> rates) {
        long restNs = restNs(f);
        if (restNs > 0) {
            return Optional.of(new Share(Curve.every(Sums.sum(restNs, f.demandNs()), 0), f.demandNs()));
        }
        return restNs < 0 && rates.get(f.index()) instanceof Rate.Known known
                ? Optional.of(new Share(known.curve(), f.demandNs()))
                : Optional.empty();
    }

    /** Time without work in each round of a context that repeats itself; -1 for any other. */
    private long restNs(Facts f) {
        long inside = Bodies.certainDelayNs(machine, f.context());
        return switch (f.context().activation()) {
            case Activation.After a -> Sums.sum(a.delayNs(), inside);
            case Activation.Background _ -> inside;
            case Activation.Periodic _, Activation.Sporadic _, Activation.Burst _, Activation.On _ -> -1;
            case Activation.Spawned _, Activation.Startup _, Activation.Recorded _ -> -1;
        };
    }
}

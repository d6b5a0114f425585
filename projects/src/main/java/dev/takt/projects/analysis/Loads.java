package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The worst demand of each core. A context that is always ready takes what is left, so it has no share of its own; one that waits after its work has that of its longest round.
 * What runs on whichever core is free is counted evenly on those it is allowed.
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
        List<CoreLoad> loads = new ArrayList<>();
        for (MachineCore core : machine.cores()) {
            loads.add(of(core, rates));
        }
        return loads;
    }

    private CoreLoad of(MachineCore core, List<Rate> rates) {
        List<Share> shares = new ArrayList<>();
        List<ItemId> unrated = new ArrayList<>();
        Map<List<Integer>, List<Share>> anywhere = new LinkedHashMap<>();
        for (Facts f : facts) {
            boolean shared = machine.sharesCores() && !f.isHandler();
            List<Integer> cores = f.context().cores();
            if (!cores.contains(core.index())) {
                continue;
            }
            List<Share> to = shared ? anywhere.computeIfAbsent(cores, _ -> new ArrayList<>()) : shares;
            long restNs = restNs(f);
            if (restNs > 0) {
                to.add(new Share(Curve.every(Sums.sum(restNs, f.demandNs()), 0), f.demandNs()));
            } else if (restNs < 0 && rates.get(f.index()) instanceof Rate.Known known) {
                to.add(new Share(known.curve(), f.demandNs()));
            } else {
                unrated.add(f.context().item());
            }
        }
        shares.addAll(drivers.shares(core.index(), rates));
        long tick = machine.tickNs();
        if (tick > 0 && core.index() == 0) {
            shares.add(new Share(Curve.every(tick, 0), core.costs().of(Cost.TICK)));
        }
        long sum = Share.sum(shares).permille();
        for (Map.Entry<List<Integer>, List<Share>> each : anywhere.entrySet()) {
            sum = Sums.sum(
                    sum,
                    Math.ceilDiv(
                            Share.sum(each.getValue()).permille(), each.getKey().size()));
        }
        return new CoreLoad(core.index(), sum, unrated);
    }

    /** Time without work in each round of a context that repeats itself; -1 for any other. */
    private static long restNs(Facts f) {
        long inside = Bodies.certainDelayNs(f.context());
        return switch (f.context().activation()) {
            case Activation.After a -> Sums.sum(a.delayNs(), inside);
            case Activation.Background _ -> inside;
            case Activation.Periodic _, Activation.Sporadic _, Activation.Burst _, Activation.On _ -> -1;
            case Activation.Spawned _, Activation.Startup _, Activation.Recorded _ -> -1;
        };
    }
}

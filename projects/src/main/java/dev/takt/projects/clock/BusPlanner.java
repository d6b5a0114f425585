package dev.takt.projects.clock;

import dev.takt.projects.target.ClockBus;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.target.FlashWait;
import dev.takt.projects.target.VoltageScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sets the buses of a tree for a root clock and a core frequency: each bus as fast as its limit and the voltage scale let it be, at the lowest voltage that allows all. */
final class BusPlanner {
    /** Buses, scale and wait states together. */
    record Buses(List<BusClock> clocks, Optional<String> scale, Optional<FlashWait> flash) {}

    private final ClockTree tree;
    private final Set<String> toCore;

    BusPlanner(ClockTree tree) {
        this.tree = tree;
        this.toCore = chain(tree, tree.core());
    }

    /** Names of a bus and of all that it is made of. */
    private static Set<String> chain(ClockTree tree, String bus) {
        Set<String> names = new HashSet<>();
        String at = bus;
        while (!at.isEmpty() && names.add(at)) {
            String name = at;
            at = tree.buses().stream()
                    .filter(b -> b.name().equals(name))
                    .map(ClockBus::from)
                    .findFirst()
                    .orElse("");
        }
        return names;
    }

    /** The divisions of the root clock that reach the cores, the smallest first. */
    List<Integer> coreDivisions() {
        Set<Integer> products = new TreeSet<>(Set.of(1));
        for (ClockBus bus : tree.buses()) {
            if (toCore.contains(bus.name()) && bus.fixedHz() == 0) {
                Set<Integer> next = new TreeSet<>();
                products.forEach(p -> bus.dividers().forEach(d -> next.add(p * d)));
                products = next;
            }
        }
        return List.copyOf(products);
    }

    /** The buses below a root clock, the cores at exactly this frequency; none if a limit is broken. */
    Optional<Buses> of(long rootHz, long coreHz) {
        if (tree.scales().isEmpty()) {
            return clocks(rootHz, coreHz, Map.of()).map(c -> new Buses(c, Optional.empty(), Optional.empty()));
        }
        for (VoltageScale scale : tree.scales()) {
            Optional<List<BusClock>> clocks = clocks(rootHz, coreHz, scale.limits());
            Optional<FlashWait> flash = clocks.flatMap(c -> wait(scale, c));
            if (clocks.isPresent() && (flash.isPresent() || scale.waits().isEmpty())) {
                return Optional.of(new Buses(clocks.get(), Optional.of(scale.name()), flash));
            }
        }
        return Optional.empty();
    }

    private static Optional<FlashWait> wait(VoltageScale scale, List<BusClock> clocks) {
        long hz = clocks.stream()
                .filter(c -> c.name().equals(scale.waitsOf()))
                .mapToLong(BusClock::hz)
                .findFirst()
                .orElse(0);
        return scale.waits().stream().filter(w -> hz <= w.maxHz()).findFirst();
    }

    private Optional<List<BusClock>> clocks(long rootHz, long coreHz, Map<String, Long> limits) {
        Map<String, Long> made = new HashMap<>();
        made.put("", rootHz);
        List<BusClock> clocks = new ArrayList<>();
        for (ClockBus bus : tree.buses()) {
            if (bus.fixedHz() > 0) {
                clocks.add(new BusClock(bus.name(), 1, bus.fixedHz(), bus.fixedHz()));
                made.put(bus.name(), bus.fixedHz());
                continue;
            }
            long from = made.getOrDefault(bus.from(), 0L);
            Optional<Integer> by = divider(bus, from, coreHz, limits);
            if (by.isEmpty()) {
                return Optional.empty();
            }
            long hz = from / by.get();
            long timerHz = bus.timersDouble() && by.get() > 1 ? 2 * hz : hz;
            clocks.add(new BusClock(bus.name(), by.get(), hz, timerHz));
            made.put(bus.name(), hz);
        }
        boolean exact = made.getOrDefault(tree.core(), 0L) == coreHz;
        return exact ? Optional.of(clocks) : Optional.empty();
    }

    /** On the way to the cores the divider that leads to their frequency, elsewhere the smallest within the limit. */
    private Optional<Integer> divider(ClockBus bus, long from, long coreHz, Map<String, Long> limits) {
        long limit = Math.min(bus.maxHz(), limits.getOrDefault(bus.name(), Long.MAX_VALUE));
        boolean isCore = bus.name().equals(tree.core());
        return bus.dividers().stream()
                .sorted()
                .filter(by -> from <= limit * by)
                .filter(by -> !isCore || from == coreHz * by)
                .filter(by -> isCore || !toCore.contains(bus.name()) || from / by >= coreHz)
                .findFirst();
    }
}

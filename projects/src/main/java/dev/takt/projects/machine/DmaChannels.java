package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.DmaChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The channels of DMA, each given to one signal at most. On chips whose signals each reach a few streams only, who chooses first may leave nothing to the next: this is a largest matching (augmenting
 * paths, as in Kuhn 1955), in which a signal that has a channel never loses it without getting another.
 */
public final class DmaChannels {
    private final List<DmaChannel> free;
    private final Map<DmaChannel, DmaDemand> owners = new LinkedHashMap<>();
    private final List<DmaDemand> without = new ArrayList<>();

    /** The channels of a chip but those of the controllers and vectors that the design has for itself. */
    private DmaChannels(Chip chip, Set<String> instances, Set<String> vectors, List<DmaDemand> demands) {
        this.free = chip.peripherals().stream()
                .filter(p -> !instances.contains(p.instance()))
                .flatMap(p -> p.channels().stream())
                .filter(c -> !vectors.contains(c.vector()))
                .toList();
        for (DmaDemand demand : demands) {
            if (!serve(demand, new HashSet<>())) {
                without.add(demand);
            }
        }
    }

    /** Who has which channel in a design. */
    public static DmaChannels of(Machine machine) {
        Set<String> instances = new HashSet<>();
        machine.project().all(Peripheral.class).forEach(p -> instances.add(p.instance()));
        Set<String> vectors = new HashSet<>();
        machine.contexts().forEach(c -> vectors.add(c.vector()));
        machine.cores().forEach(core -> core.levels().forEach(level -> vectors.add(level.dispatcher())));
        return new DmaChannels(machine.chip(), instances, vectors, new DmaDemands(machine).all());
    }

    private boolean serve(DmaDemand demand, Set<DmaChannel> tried) {
        List<DmaChannel> fitting = fitting(demand, free);
        for (DmaChannel channel : fitting) {
            if (!owners.containsKey(channel)) {
                owners.put(channel, demand);
                return true;
            }
        }
        for (DmaChannel channel : fitting) {
            DmaDemand owner = owners.get(channel);
            if (owner != null && tried.add(channel) && serve(owner, tried)) {
                owners.put(channel, demand);
                return true;
            }
        }
        return false;
    }

    /** All channels of a chip. */
    public static List<DmaChannel> all(Chip chip) {
        return chip.peripherals().stream().flatMap(p -> p.channels().stream()).toList();
    }

    /** Those of these channels that reach a signal, in the order of its routes. */
    public static List<DmaChannel> fitting(DmaDemand demand, List<DmaChannel> channels) {
        return demand.spec().dma().stream()
                .filter(route -> route.signal().equals(demand.signal()))
                .flatMap(route -> channels.stream().filter(c -> c.serves(route)))
                .distinct()
                .toList();
    }

    /** The channel of a signal. */
    public Optional<DmaChannel> of(ItemId item, String signal) {
        return owners.entrySet().stream()
                .filter(e -> e.getValue().item().equals(item)
                        && e.getValue().signal().equals(signal))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Who has a channel. */
    public Optional<ItemId> owner(DmaChannel channel) {
        return Optional.ofNullable(owners.get(channel)).map(DmaDemand::item);
    }

    /** Signals that no channel is left for. */
    public List<DmaDemand> without() {
        return List.copyOf(without);
    }
}

package dev.takt.projects.memory;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes that DMA moves for tasks where the runtime makes the drivers: beside each driver with channels a task has so many each way as its longest transfer there moves. On a chip with a data cache they lie in a region of their own, which
 * every controller in use reaches and which the MPU keeps out of the cache, each on cache lines of its own.
 */
public final class DmaRam {
    private static final int CACHE_LINE = 32;

    private DmaRam() {}

    /** The region that the buffers have for themselves on a chip with a data cache, if there is one. */
    public static Optional<MemoryRegion> region(Chip chip, DmaChannels channels) {
        if (!chip.ram().getFirst().cached()) {
            return Optional.empty();
        }
        Set<String> controllers = controllers(chip, channels);
        return chip.ram().stream()
                .skip(1)
                .filter(r -> r.dma() && r.reachedBy().containsAll(controllers) && isOneOfTheMpu(r))
                .max(Comparator.comparingInt((MemoryRegion r) -> r.reachedBy().size())
                        .thenComparingLong(MemoryRegion::size));
    }

    /** The controllers whose channels serve something. */
    public static Set<String> controllers(Chip chip, DmaChannels channels) {
        return chip.peripherals().stream()
                .filter(p ->
                        p.channels().stream().anyMatch(c -> channels.owner(c).isPresent()))
                .map(PeripheralSpec::instance)
                .collect(Collectors.toSet());
    }

    /** A region of the MPU is a power of two long, at least 32, and begins at a multiple of that. */
    private static boolean isOneOfTheMpu(MemoryRegion region) {
        return Long.bitCount(region.size()) == 1 && region.size() >= 32 && region.start() % region.size() == 0;
    }

    /** None where what DMA moves is the user's own. */
    static List<RamUse> uses(Machine machine) {
        if (!machine.runtime().waitsByDma()) {
            return List.of();
        }
        DmaChannels channels = DmaChannels.of(machine);
        boolean lines = machine.chip().ram().getFirst().cached();
        List<RamUse> uses = new ArrayList<>();
        for (Peripheral peripheral : machine.project().all(Peripheral.class)) {
            boolean served = Stream.of("TX", "RX")
                    .anyMatch(signal -> channels.of(peripheral.id(), signal).isPresent());
            if (!served) {
                continue;
            }
            for (Context context : machine.contexts()) {
                for (Direction way : Direction.values()) {
                    long bytes = Bodies.transfers(context.body())
                            .filter(t -> t.peripheral().equals(peripheral.id()) && t.direction() == way)
                            .mapToLong(t -> Math.max(1, t.bytes()))
                            .max()
                            .orElse(0);
                    if (bytes > 0) {
                        long placed = lines ? Math.ceilDiv(bytes, CACHE_LINE) * CACHE_LINE : bytes;
                        String name = peripheral.name() + (way == Direction.WRITE ? " TX, " : " RX, ") + context.name();
                        uses.add(new RamUse(RamUseKind.STATIC, name, Optional.of(peripheral.id()), placed));
                    }
                }
            }
        }
        return uses;
    }
}

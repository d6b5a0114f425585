package dev.takt.projects.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chip of the catalogue with what designs, layouts and generators need of it. {@code costs} are cycles its cores take by themselves; a runtime's row goes before. */
public record Chip(
        String id,
        String name,
        String vendor,
        String family,
        String board,
        CpuArch arch,
        String rustTarget,
        String toolchain,
        String hal,
        String probe,
        List<CoreSpec> cores,
        Optional<ClockTree> clock,
        InterruptController interrupts,
        Map<Cost, Long> costs,
        List<Vector> vectors,
        List<MemoryRegion> ram,
        List<FlashRegion> flash,
        boolean externalFlash,
        List<PeripheralSpec> peripherals,
        boolean pinMatrix,
        List<PinSpec> pins,
        List<String> sources) {
    public Chip {
        cores = List.copyOf(cores);
        costs = Map.copyOf(costs);
        vectors = List.copyOf(vectors);
        ram = List.copyOf(ram);
        flash = List.copyOf(flash);
        peripherals = List.copyOf(peripherals);
        pins = List.copyOf(pins);
        sources = List.copyOf(sources);
    }

    public Optional<PeripheralSpec> peripheral(String instance) {
        return peripherals.stream().filter(p -> p.instance().equals(instance)).findFirst();
    }

    public Optional<Vector> vector(String name) {
        return vectors.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    public Optional<PinSpec> pin(String name) {
        return pins.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Sum of all flash regions, in bytes. */
    public long flashBytes() {
        return flash.stream().mapToLong(FlashRegion::size).sum();
    }
}

package dev.takt.projects.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chip of the catalogue with what designs, layouts and generators need of it. {@code console}: the instance of the line by which its boot ROM reports and is sent programs, where a design may have it for something else; {@code costs} are cycles its cores take by themselves; a runtime's row goes before. {@code like} names the shipped chip that a chip of the user's own is like, else it is empty; {@code crateWords} are words of a pin set (features, device path) that are others on this chip. */
public record Chip(
        String id,
        String like,
        String name,
        String vendor,
        String family,
        String board,
        CpuArch arch,
        String rustTarget,
        String toolchain,
        String hal,
        String probe,
        Optional<String> console,
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
        Map<String, String> crateWords,
        List<Erratum> errata,
        List<String> sources) {
    public Chip {
        cores = List.copyOf(cores);
        costs = Map.copyOf(costs);
        vectors = List.copyOf(vectors);
        ram = List.copyOf(ram);
        flash = List.copyOf(flash);
        peripherals = List.copyOf(peripherals);
        pins = List.copyOf(pins);
        crateWords = Map.copyOf(crateWords);
        errata = List.copyOf(errata);
        sources = List.copyOf(sources);
    }

    /** The chip of the catalogue that generators take this one for: the one it is like, else itself. */
    public String model() {
        return like.isEmpty() ? id : like;
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

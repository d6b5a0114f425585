package dev.takt.projects.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chip of the catalogue: what designs, memory layouts and generators need to know of it.
 *
 * @param like id of the shipped chip that a chip of the user's own is a variant of; empty for a shipped chip
 * @param rustTarget target triple of rustc
 * @param toolchain Rust toolchain that has the target
 * @param probe name of the chip in probe-rs; empty if probe-rs does not know it
 * @param console instance of the serial line that the boot ROM reports on and is programmed through, where a design may use that line for something else
 * @param clock how its clocks are made; empty where that is not described
 * @param costs cycles that its cores take by themselves; a row of the runtime goes before
 * @param externalFlash true if the flash is a part of its own, so that the board decides on its size
 * @param pinMatrix true if any signal can be routed to any pin that does not list signals itself
 * @param crateWords words of a pin set (features, device paths) mapped to those for this chip
 * @param errata known faults of the chip that a design can run into
 * @param sources where the figures are from
 */
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

package dev.takt.projects.memory;

import java.util.List;
import java.util.Optional;

/**
 * Flash and RAM of a design on its chip. {@code scheme} is {@code linker} or {@code esp-idf}; flash areas are ascending, gaps are areas too; the first RAM region is the one
 * programs are linked into; {@code table} holds the partition table of the scheme {@code esp-idf}, else nothing.
 */
public record MemoryMap(
        String scheme,
        long flashBytes,
        List<FlashArea> flash,
        List<RamRegion> ram,
        List<EspEntry> table,
        List<MemoryFinding> findings) {
    public MemoryMap {
        flash = List.copyOf(flash);
        ram = List.copyOf(ram);
        table = List.copyOf(table);
        findings = List.copyOf(findings);
    }

    /** The first area with that role. */
    public Optional<FlashArea> first(FlashRole role) {
        return flash.stream().filter(a -> a.role() == role).findFirst();
    }
}

package dev.takt.projects.memory;

import java.util.List;
import java.util.Optional;

/** Flash and RAM of a design on its chip: how its flash is laid out, what takes the RAM, and all that was found. The first RAM region is the one programs are linked into. */
public record MemoryMap(Layout layout, List<RamRegion> ram, List<MemoryFinding> findings) {
    public MemoryMap {
        ram = List.copyOf(ram);
        findings = List.copyOf(findings);
    }

    /** The tag of the scheme. */
    public String scheme() {
        return layout.scheme().tag();
    }

    public long flashBytes() {
        return layout.bytes();
    }

    /** The areas of flash, ascending; gaps are areas too. */
    public List<FlashArea> flash() {
        return layout.areas();
    }

    /** The partition table of the scheme {@code esp-idf}, else nothing. */
    public List<EspEntry> table() {
        return layout.table();
    }

    /** The first area with that role. */
    public Optional<FlashArea> first(FlashRole role) {
        return flash().stream().filter(a -> a.role() == role).findFirst();
    }
}

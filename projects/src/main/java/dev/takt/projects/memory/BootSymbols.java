package dev.takt.projects.memory;

import dev.takt.projects.units.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The symbols embassy-boot reads its partitions from: offsets from the start of flash, not addresses. The linker sees no difference; the device overwrites the wrong flash. */
final class BootSymbols {
    private final LinkerScript script;
    private final long base;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private BootSymbols(LinkerScript script, long base) {
        this.script = script;
        this.base = base;
    }

    static List<MemoryFinding> findings(LinkerScript script, long base) {
        BootSymbols symbols = new BootSymbols(script, base);
        Optional<LinkerRegion> active = script.region("ACTIVE");
        symbols.check("state", script.region("BOOTLOADER_STATE"), true);
        symbols.check("dfu", script.region("DFU"), true);
        symbols.check("active", active.or(() -> script.region("FLASH")), active.isPresent());
        return symbols.findings;
    }

    private void check(String part, Optional<LinkerRegion> region, boolean needed) {
        region.ifPresent(r -> {
            check("__bootloader_" + part + "_start", r, r.origin() - base, needed);
            check("__bootloader_" + part + "_end", r, r.end() - base, needed);
        });
    }

    private void check(String symbol, LinkerRegion region, long expected, boolean needed) {
        Long value = script.symbols().get(symbol);
        if (value == null ? needed : value != expected) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.LAYOUT,
                    region.name(),
                    region.line(),
                    value == null ? "memory.region.symbol-missing" : "memory.region.symbol-wrong",
                    symbol,
                    AddressText.format(expected),
                    value == null ? "" : AddressText.format(value),
                    region.name()));
        }
    }
}

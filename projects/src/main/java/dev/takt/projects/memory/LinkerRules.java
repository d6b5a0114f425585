package dev.takt.projects.memory;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.target.Vector;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What cortex-m-rt and the chip demand of the regions of a linker script. A linker itself checks none of it. */
public final class LinkerRules {
    private static final int CORTEX_M_EXCEPTIONS = 16;
    private static final long LEAST_TABLE_ALIGNMENT = 128;

    private final LinkerScript script;
    private final List<LinkerRegion> regions;
    private final Chip chip;
    private final long flashBytes;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private LinkerRules(LinkerScript script, Chip chip, long flashBytes) {
        this.script = script;
        this.regions = script.regions();
        this.chip = chip;
        this.flashBytes = flashBytes;
    }

    /** What is wrong with a script on that chip; {@code flashBytes} is the size of the flash if it is outside the chip and not that of the catalogue, else 0. */
    public static List<MemoryFinding> findings(LinkerScript script, Chip chip, long flashBytes) {
        LinkerRules rules = new LinkerRules(script, chip, chip.externalFlash() ? flashBytes : 0);
        rules.regions.forEach(rules::region);
        rules.overlaps();
        if (isCortexM(chip)) {
            rules.flash();
            rules.ram();
            rules.stack();
        }
        rules.secondStage();
        if (script.region("BOOTLOADER_STATE").isPresent()) {
            rules.findings.addAll(
                    BootSymbols.findings(script, FlashUnits.of(chip, 0).base()));
        }
        return List.copyOf(rules.findings);
    }

    static boolean isCortexM(Chip chip) {
        return Set.of(CpuArch.ARMV6M, CpuArch.ARMV7M, CpuArch.ARMV7EM, CpuArch.ARMV8M)
                .contains(chip.arch());
    }

    /** What the start of a vector table is a multiple of: the power of two that holds it, at least 128 bytes (ARM DDI 0403, VTOR). */
    public static long vectorAlignment(Chip chip) {
        long bytes = 4L * vectorEntries(chip);
        return Math.max(LEAST_TABLE_ALIGNMENT, Long.highestOneBit(Math.max(1, bytes - 1)) << 1);
    }

    private static int vectorEntries(Chip chip) {
        return CORTEX_M_EXCEPTIONS
                + chip.vectors().stream().mapToInt(Vector::number).max().orElse(-1)
                + 1;
    }

    private void region(LinkerRegion region) {
        if (region.length() <= 0) {
            error(region, MemoryConcern.LAYOUT, "memory.region.empty", region.name(), region.length());
            return;
        }
        List<LinkerRegion> memories = memories();
        Optional<LinkerRegion> home = memories.stream()
                .filter(m -> region.origin() >= m.origin() && region.origin() < m.end())
                .findFirst();
        if (home.isEmpty()) {
            error(
                    region,
                    MemoryConcern.LAYOUT,
                    "memory.region.no-memory",
                    region.name(),
                    hex(region.origin()),
                    hex(region.end()),
                    chip.name(),
                    memories.stream()
                            .map(m -> m.name() + " " + hex(m.origin()) + "-" + hex(m.end()))
                            .collect(Collectors.joining(", ")));
        } else if (region.end() > home.get().end()) {
            boolean flash =
                    chip.flash().stream().anyMatch(f -> f.start() == home.get().origin());
            error(
                    region,
                    flash ? MemoryConcern.FLASH_SIZE : MemoryConcern.RAM_SIZE,
                    "memory.region.beyond",
                    region.name(),
                    SizeText.format(region.end() - home.get().end()),
                    home.get().name(),
                    chip.name(),
                    hex(home.get().end()));
        }
    }

    /** Ranges of flash and RAM, those that adjoin as one. */
    private List<LinkerRegion> memories() {
        List<LinkerRegion> memories = new ArrayList<>();
        chip.flash().forEach(f -> join(memories, f.name(), f.start(), flashBytes > 0 ? flashBytes : f.size()));
        chip.ram().forEach(r -> join(memories, r.name(), r.start(), r.size()));
        return memories;
    }

    private static void join(List<LinkerRegion> memories, String name, long start, long size) {
        LinkerRegion last = memories.isEmpty() ? null : memories.getLast();
        if (last != null && last.end() == start) {
            memories.set(memories.size() - 1, new LinkerRegion(last.name(), last.origin(), last.length() + size, 0));
        } else {
            memories.add(new LinkerRegion(name, start, size, 0));
        }
    }

    private void overlaps() {
        for (int i = 0; i < regions.size(); i++) {
            for (LinkerRegion other : regions.subList(0, i)) {
                LinkerRegion region = regions.get(i);
                long from = Math.max(region.origin(), other.origin());
                long common = Math.min(region.end(), other.end()) - from;
                if (common > 0 && region.length() > 0 && other.length() > 0) {
                    error(
                            region,
                            MemoryConcern.LAYOUT,
                            "memory.region.overlap",
                            other.name(),
                            region.name(),
                            SizeText.format(common),
                            hex(from));
                } else {
                    unit(other, region);
                }
            }
        }
    }

    /** Two regions in one erase unit; that of the boot stage is written with the program. */
    private void unit(LinkerRegion a, LinkerRegion b) {
        LinkerRegion low = a.origin() <= b.origin() ? a : b;
        LinkerRegion high = low == a ? b : a;
        for (FlashRegion flash : chip.flash()) {
            boolean inside = high.origin() >= flash.start() && high.origin() < flash.start() + flash.size();
            long start = flash.start()
                    + (high.origin() - flash.start()) / Math.max(1, flash.eraseBytes()) * flash.eraseBytes();
            if (inside
                    && flash.eraseBytes() > 1
                    && low.end() > start
                    && !low.name().equals("BOOT2")) {
                findings.add(MemoryFinding.warning(
                        MemoryConcern.LAYOUT,
                        high.name(),
                        high.line(),
                        "memory.region.erase",
                        low.name(),
                        high.name(),
                        SizeText.format(flash.eraseBytes()),
                        hex(start)));
            }
        }
    }

    private Optional<LinkerRegion> named(String name) {
        return script.region(name);
    }

    private void stack() {
        Long start = script.symbols().get("_stack_start");
        if (start == null) {
            return;
        }
        boolean inRam = regions.stream().anyMatch(r -> start > r.origin() && start <= r.end())
                && chip.ram().stream().anyMatch(r -> start > r.start() && start <= r.start() + r.size());
        if (start % 8 != 0 || !inRam) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.LAYOUT,
                    "",
                    0,
                    inRam ? "memory.region.stack-start" : "memory.region.stack-nowhere",
                    hex(start)));
        }
    }

    private void flash() {
        Optional<LinkerRegion> flash = named("FLASH");
        if (flash.isEmpty()) {
            findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, "", 0, "memory.region.no-flash"));
            return;
        }
        LinkerRegion region = flash.get();
        long alignment = vectorAlignment(chip);
        if (region.origin() % 4 != 0) {
            error(region, MemoryConcern.LAYOUT, "memory.region.unaligned", region.name(), hex(region.origin()));
        } else if (region.origin() % alignment != 0) {
            error(
                    region,
                    MemoryConcern.LAYOUT,
                    "memory.region.vectors",
                    hex(region.origin()),
                    chip.name(),
                    vectorEntries(chip),
                    hex(alignment),
                    hex(Math.ceilDiv(region.origin(), alignment) * alignment));
        }
    }

    private void ram() {
        Optional<LinkerRegion> ram = named("RAM");
        if (ram.isEmpty()) {
            findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, "", 0, "memory.region.no-ram"));
            return;
        }
        LinkerRegion region = ram.get();
        if (region.origin() % 4 != 0) {
            error(region, MemoryConcern.LAYOUT, "memory.region.unaligned", region.name(), hex(region.origin()));
        }
        if (region.end() % 8 != 0) {
            error(region, MemoryConcern.LAYOUT, "memory.region.stack", hex(region.end()), hex(region.end() / 8 * 8));
        }
    }

    private void secondStage() {
        if (chip.id().equals("rp2040")) {
            boolean boot2 = named("BOOT2")
                    .filter(r -> r.origin() == 0x10000000L && r.length() == 0x100)
                    .isPresent();
            boolean flash =
                    named("FLASH").filter(r -> r.origin() >= 0x10000100L).isPresent();
            if (!boot2 || !flash) {
                findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, "", 0, "memory.region.boot2"));
            }
        } else if (chip.family().equals("RP2") && named("BOOT2").isPresent()) {
            findings.add(MemoryFinding.warning(MemoryConcern.LAYOUT, "", 0, "memory.region.no-boot2"));
        }
    }

    private void error(LinkerRegion region, MemoryConcern concern, String key, Object... arguments) {
        findings.add(MemoryFinding.error(concern, region.name(), region.line(), key, arguments));
    }

    private static String hex(long value) {
        return value < 0 ? "-" + AddressText.format(-value) : AddressText.format(value);
    }
}

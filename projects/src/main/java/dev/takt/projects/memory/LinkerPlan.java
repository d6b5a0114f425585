package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;

/**
 * The scheme {@code linker}: the application takes the flash, or the partition of type {@code app} where the plan names partitions (offsets from the start of flash).
 * Partitions are erased apart, so each starts and ends at an erase unit.
 */
final class LinkerPlan {
    /** The RP2040 starts from flash through a stage of its own in the first 256 bytes. */
    private static final String BOOT2_CHIP = "rp2040";

    private static final long BOOT2_BYTES = 256;

    private final FlashPlan plan;
    private final Chip chip;
    private final long base;
    private final long bytes;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private LinkerPlan(FlashPlan plan, Chip chip) {
        this.plan = plan;
        this.chip = chip;
        this.base = chip.flash().isEmpty() ? 0 : chip.flash().getFirst().start();
        this.bytes = plan.flashBytes() > 0 ? plan.flashBytes() : contiguous(chip);
    }

    static FlashLayout layout(FlashPlan plan, Chip chip) {
        LinkerPlan layout = new LinkerPlan(plan, chip);
        layout.size();
        List<FlashArea> areas = plan.partitions().isEmpty() ? layout.whole() : layout.partitions();
        List<FlashArea> all = FlashLayout.withGaps(areas, layout.base, layout.base + layout.bytes);
        return new FlashLayout(layout.bytes, all, List.of(), layout.findings);
    }

    /** Regions that follow each other without a gap are one flash to a linker. */
    private static long contiguous(Chip chip) {
        long size = 0;
        for (FlashRegion region : chip.flash()) {
            if (region.start() == chip.flash().getFirst().start() + size) {
                size += region.size();
            }
        }
        return size;
    }

    private void size() {
        long fitted = contiguous(chip);
        if (plan.flashBytes() > fitted && !chip.externalFlash()) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.FLASH_SIZE,
                    "",
                    0,
                    "memory.flash.more-than-fitted",
                    SizeText.format(plan.flashBytes()),
                    chip.name(),
                    SizeText.format(fitted)));
        }
    }

    private List<FlashArea> whole() {
        if (!chip.id().equals(BOOT2_CHIP)) {
            return List.of(new FlashArea("FLASH", FlashRole.APP, base, bytes));
        }
        return List.of(
                new FlashArea("BOOT2", FlashRole.BOOTLOADER, base, BOOT2_BYTES),
                new FlashArea("FLASH", FlashRole.APP, base + BOOT2_BYTES, bytes - BOOT2_BYTES));
    }

    private List<FlashArea> partitions() {
        List<FlashArea> areas = new ArrayList<>();
        long end = base;
        for (Partition partition : plan.partitions()) {
            long start = partition.offset().isPresent()
                    ? base + partition.offset().getAsLong()
                    : Math.ceilDiv(end, eraseAt(end)) * eraseAt(end);
            FlashArea area = new FlashArea(partition.name(), role(partition.type()), start, partition.size());
            check(area, areas);
            areas.add(area);
            end = Math.max(end, area.end());
        }
        if (areas.stream().noneMatch(a -> a.role() == FlashRole.APP)) {
            findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, "", 0, "memory.linker.no-app"));
            areas.add(new FlashArea("FLASH", FlashRole.APP, end, Math.max(0, base + bytes - end)));
        }
        return areas;
    }

    private static FlashRole role(String type) {
        return switch (type) {
            case "app" -> FlashRole.APP;
            case "bootloader" -> FlashRole.BOOTLOADER;
            default -> FlashRole.DATA;
        };
    }

    private void check(FlashArea area, List<FlashArea> before) {
        if (area.size() <= 0) {
            error(area, MemoryConcern.LAYOUT, "memory.linker.empty", area.name());
        }
        long erase = eraseAt(area.start());
        if (!isBoundary(area.start()) || !isBoundary(area.end())) {
            error(
                    area,
                    MemoryConcern.LAYOUT,
                    "memory.linker.unaligned",
                    area.name(),
                    AddressText.format(area.start()),
                    SizeText.format(area.size()),
                    SizeText.format(erase));
        }
        for (FlashArea other : before) {
            if (area.start() < other.end() && other.start() < area.end()) {
                long common = Math.min(area.end(), other.end()) - Math.max(area.start(), other.start());
                error(
                        area,
                        MemoryConcern.LAYOUT,
                        "memory.esp.overlap",
                        area.name(),
                        other.name(),
                        SizeText.format(common));
            }
        }
        if (area.end() > base + bytes) {
            error(
                    area,
                    MemoryConcern.FLASH_SIZE,
                    "memory.esp.flash-full",
                    area.name(),
                    SizeText.format(area.end() - base - bytes),
                    SizeText.format(bytes));
        }
    }

    /** True where one erase unit ends and the next begins. */
    private boolean isBoundary(long address) {
        return chip.flash().stream()
                .filter(r -> address >= r.start() && address < r.start() + r.size() && r.eraseBytes() > 0)
                .allMatch(r -> (address - r.start()) % r.eraseBytes() == 0);
    }

    private long eraseAt(long address) {
        return chip.flash().stream()
                .filter(r -> address >= r.start() && address < r.start() + r.size())
                .mapToLong(FlashRegion::eraseBytes)
                .filter(e -> e > 0)
                .findFirst()
                .orElse(1);
    }

    private void error(FlashArea area, MemoryConcern concern, String key, Object... arguments) {
        findings.add(MemoryFinding.error(concern, area.name(), 0, key, arguments));
    }
}

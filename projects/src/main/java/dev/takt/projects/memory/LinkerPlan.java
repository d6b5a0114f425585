package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;

/**
 * The scheme {@code linker}: the application takes the flash, or the partition of type {@code app} where the plan names partitions (offsets from the start of flash).
 * Partitions are erased apart, so each starts and ends at an erase unit.
 */
final class LinkerPlan {
    /** The RP2040 starts from flash through a stage of its own in the first 256 bytes. */
    static final String BOOT2_CHIP = "rp2040";

    static final long BOOT2_BYTES = 256;

    private final FlashPlan plan;
    private final Chip chip;
    private final FlashUnits units;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private LinkerPlan(FlashPlan plan, Chip chip) {
        this.plan = plan;
        this.chip = chip;
        this.units = FlashUnits.of(chip, plan.flashBytes());
    }

    static FlashLayout layout(FlashPlan plan, Chip chip) {
        LinkerPlan layout = new LinkerPlan(plan, chip);
        size(plan, chip, layout.findings);
        List<FlashArea> areas = plan.partitions().isEmpty() ? layout.whole() : layout.partitions();
        List<FlashArea> all = FlashLayout.withGaps(areas, layout.units.base(), layout.units.end());
        return new FlashLayout(layout.units.bytes(), all, List.of(), layout.findings);
    }

    /** A plan cannot have more flash than the chip has inside. */
    static void size(FlashPlan plan, Chip chip, List<MemoryFinding> findings) {
        long fitted = FlashUnits.of(chip, 0).fittedBytes();
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
        long base = units.base();
        if (!chip.model().equals(BOOT2_CHIP)) {
            return List.of(new FlashArea("FLASH", FlashRole.APP, base, units.bytes()));
        }
        return List.of(
                new FlashArea("BOOT2", FlashRole.BOOTLOADER, base, BOOT2_BYTES),
                new FlashArea("FLASH", FlashRole.APP, base + BOOT2_BYTES, units.bytes() - BOOT2_BYTES));
    }

    private List<FlashArea> partitions() {
        List<FlashArea> areas = new ArrayList<>(PlacedPartition.of(plan, units, findings).stream()
                .map(PlacedPartition::area)
                .toList());
        if (areas.stream().noneMatch(a -> a.role() == FlashRole.APP)) {
            long end = areas.stream().mapToLong(FlashArea::end).max().orElse(units.base());
            findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, "", 0, "memory.linker.no-app"));
            areas.add(new FlashArea("FLASH", FlashRole.APP, end, Math.max(0, units.end() - end)));
        }
        return areas;
    }
}

package dev.takt.projects.exchange;

import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.LinkerScript;
import dev.takt.projects.memory.PartitionType;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.FlashRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The flash plan a linker script follows, as far as its regions tell: by the names cortex-m-rt and embassy-boot give them. */
public final class MemoryXPlan {
    private final LinkerScript script;
    private final long base;
    private final boolean swaps;

    private MemoryXPlan(LinkerScript script, Chip chip) {
        this.script = script;
        this.base = chip.flash().isEmpty() ? 0 : chip.flash().getFirst().start();
        this.swaps = script.region("BOOTLOADER_STATE").isPresent()
                && script.region("DFU").isPresent();
    }

    /** The plan. A script with one program that has all the flash gives a plan without partitions. */
    public static FlashPlan of(LinkerScript script, Chip chip) {
        MemoryXPlan plan = new MemoryXPlan(script, chip);
        List<Partition> partitions = new ArrayList<>();
        script.regions().stream()
                .filter(r -> inFlash(r, chip))
                .sorted(Comparator.comparingLong(LinkerRegion::origin))
                .forEach(r -> partitions.add(plan.partition(r)));
        plan.addBootLoader(partitions);
        long flash = chip.flash().stream().mapToLong(FlashRegion::size).sum();
        boolean whole = !plan.swaps
                && partitions.stream()
                        .allMatch(p ->
                                PartitionType.of(p) == PartitionType.APP || PartitionType.of(p) == PartitionType.BOOT2)
                && partitions.stream().mapToLong(Partition::size).sum() == flash;
        LayoutScheme scheme = plan.swaps ? LayoutScheme.EMBASSY_BOOT : LayoutScheme.LINKER;
        return FlashPlan.NONE.withScheme(scheme.tag()).withPartitions(whole ? List.of() : partitions);
    }

    private static boolean inFlash(LinkerRegion region, Chip chip) {
        return chip.flash().stream()
                .anyMatch(f -> region.origin() >= f.start() && region.origin() < f.start() + f.size());
    }

    private Partition partition(LinkerRegion region) {
        return partition(region.name(), type(region.name()), region.origin() - base, region.length());
    }

    private static Partition partition(String name, PartitionType type, long offset, long size) {
        return new Partition(name, type.tag(), "", OptionalLong.of(offset), size, false, false);
    }

    /** Beside ACTIVE, FLASH is the boot loader's own; without it, it is the program's. */
    private PartitionType type(String name) {
        boolean ofBootLoader = script.region("ACTIVE").isPresent();
        return switch (name) {
            case "ACTIVE" -> PartitionType.APP;
            case "BOOTLOADER" -> PartitionType.BOOTLOADER;
            case "BOOT2" -> PartitionType.BOOT2;
            case "BOOTLOADER_STATE" -> swaps ? PartitionType.STATE : PartitionType.DATA;
            case "DFU" -> swaps ? PartitionType.DFU : PartitionType.DATA;
            default ->
                script.region("FLASH").filter(f -> f.name().equals(name)).isPresent()
                        ? ofBootLoader ? PartitionType.BOOTLOADER : PartitionType.APP
                        : PartitionType.DATA;
        };
    }

    /** The script of a program may leave the boot loader out: it has what is below the first region. */
    private void addBootLoader(List<Partition> partitions) {
        boolean missing = swaps && partitions.stream().noneMatch(p -> PartitionType.of(p) == PartitionType.BOOTLOADER);
        if (missing) {
            int at = PartitionType.of(partitions.getFirst()) == PartitionType.BOOT2 ? 1 : 0;
            long start = at == 0
                    ? 0
                    : partitions.getFirst().offset().orElse(0)
                            + partitions.getFirst().size();
            long end = partitions.get(at).offset().orElse(0);
            partitions.add(at, partition("BOOTLOADER", PartitionType.BOOTLOADER, start, end - start));
        }
    }
}

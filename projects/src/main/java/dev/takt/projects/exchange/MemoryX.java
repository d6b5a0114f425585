package dev.takt.projects.exchange;

import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.PartitionType;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.MemoryRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code memory.x} of a Cortex-M program as cortex-m-rt wants it, for a layout: regions FLASH and RAM, and what else the chip has under names of its own. */
public final class MemoryX {
    private static final Map<PartitionType, String> PROGRAM =
            Map.of(PartitionType.APP, "FLASH", PartitionType.BOOT2, "BOOT2");

    /** What the symbols of embassy-boot refer to, by the type of a partition: people name partitions as they like. */
    private static final Map<PartitionType, String> FIRMWARE = Map.of(
            PartitionType.APP,
            "FLASH",
            PartitionType.STATE,
            "BOOTLOADER_STATE",
            PartitionType.DFU,
            "DFU",
            PartitionType.BOOT2,
            "BOOT2");

    private static final Map<PartitionType, String> BOOT_LOADER = Map.of(
            PartitionType.BOOTLOADER,
            "FLASH",
            PartitionType.APP,
            "ACTIVE",
            PartitionType.STATE,
            "BOOTLOADER_STATE",
            PartitionType.DFU,
            "DFU",
            PartitionType.BOOT2,
            "BOOT2");

    private final Layout layout;
    private final Chip chip;

    private MemoryX(Layout layout, Chip chip) {
        this.layout = layout;
        this.chip = chip;
    }

    /** The regions of a program that nothing swaps; FLASH is the first partition of the type {@code app}, RAM the first region of the chip. */
    public static String program(Layout layout, Chip chip) {
        return new MemoryX(layout, chip).regions(PROGRAM);
    }

    /** The script of a program that embassy-boot swaps with its update: its regions, and where those of the boot loader are. */
    public static String swapped(Layout layout, Chip chip) {
        MemoryX script = new MemoryX(layout, chip);
        return script.regions(FIRMWARE) + script.symbols("state", "dfu") + ImageBlocks.sections(chip);
    }

    /** The script of the boot loader itself. */
    public static String bootLoader(Layout layout, Chip chip) {
        MemoryX script = new MemoryX(layout, chip);
        return script.regions(BOOT_LOADER) + script.symbols("state", "active", "dfu") + ImageBlocks.sections(chip);
    }

    /** The regions of flash in ascending order, those of some types of partition under the names that mean them. */
    private String regions(Map<PartitionType, String> nameOfType) {
        List<String> kept = new ArrayList<>(nameOfType.values());
        kept.add("RAM");
        RegionNames names = new RegionNames(kept);
        Map<PartitionType, String> left = new HashMap<>(nameOfType);
        List<LinkerRegion> regions = new ArrayList<>();
        for (FlashArea area : layout.areas()) {
            if (area.role() != FlashRole.FREE) {
                String meant = left.remove(type(area));
                String name = meant == null ? names.free(area.name()) : meant;
                regions.add(new LinkerRegion(name, area.start(), area.size(), 0));
            }
        }
        addRam(regions, names);
        StringBuilder text = new StringBuilder("MEMORY\n{\n");
        regions.forEach(r -> text.append(MemoryXText.row(r)));
        return text.append("}\n").toString();
    }

    /** Type of the partition that an area is; one that no partition says is the program, or what starts it. */
    private PartitionType type(FlashArea area) {
        return layout.plan().partitions().stream()
                .filter(p -> p.name().equals(area.name()) && p.size() == area.size())
                .filter(p -> p.offset().isEmpty() || base() + p.offset().getAsLong() == area.start())
                .map(PartitionType::of)
                .findFirst()
                .orElse(area.role() == FlashRole.APP ? PartitionType.APP : PartitionType.BOOT2);
    }

    private long base() {
        return chip.flash().getFirst().start();
    }

    private void addRam(List<LinkerRegion> regions, RegionNames names) {
        for (MemoryRegion ram : chip.ram()) {
            LinkerRegion last = regions.getLast();
            boolean first = regions.stream().noneMatch(r -> r.name().equals("RAM"));
            if (last.end() == ram.start() && !first) {
                regions.set(
                        regions.size() - 1,
                        new LinkerRegion(last.name(), last.origin(), last.length() + ram.size(), 0));
            } else {
                regions.add(new LinkerRegion(first ? "RAM" : names.free(ram.name()), ram.start(), ram.size(), 0));
            }
        }
    }

    /** Offsets from the start of flash, as embassy-boot reads them. */
    private String symbols(String... parts) {
        StringBuilder text = new StringBuilder("\n/* Offsets from the start of flash. */\n");
        boolean ofBootLoader = List.of(parts).contains("active");
        String minus = base() == 0 ? "" : " - 0x%08X".formatted(base());
        for (String part : parts) {
            String region =
                    switch (part) {
                        case "state" -> "BOOTLOADER_STATE";
                        case "active" -> ofBootLoader ? "ACTIVE" : "FLASH";
                        default -> "DFU";
                    };
            text.append("__bootloader_%s_start = ORIGIN(%s)%s;\n".formatted(part, region, minus));
            text.append("__bootloader_%s_end = ORIGIN(%s) + LENGTH(%s)%s;\n".formatted(part, region, region, minus));
        }
        return text.toString();
    }
}

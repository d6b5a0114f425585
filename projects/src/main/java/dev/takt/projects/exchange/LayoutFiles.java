package dev.takt.projects.exchange;

import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.TockRam;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.MemoryRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that carry a layout into a project: a table of ESP-IDF, linker scripts, an overlay of Zephyr's device tree. */
public final class LayoutFiles {
    private static final Map<String, String> PROGRAM = Map.of("app", "FLASH", "boot2", "BOOT2");

    /** What the symbols of embassy-boot refer to, by the type of a partition: people name partitions as they like. */
    private static final Map<String, String> FIRMWARE =
            Map.of("app", "FLASH", "state", "BOOTLOADER_STATE", "dfu", "DFU", "boot2", "BOOT2");

    private static final Map<String, String> BOOT_LOADER =
            Map.of("bootloader", "FLASH", "app", "ACTIVE", "state", "BOOTLOADER_STATE", "dfu", "DFU", "boot2", "BOOT2");

    private final Layout layout;
    private final Chip chip;
    private final boolean mapped;

    private LayoutFiles(Layout layout, Chip chip, boolean mapped) {
        this.layout = layout;
        this.chip = chip;
        this.mapped = mapped;
    }

    /** The files of a layout; {@code mapped}: partitions as Zephyr 4.4 and later describe flash that programs run from, else as fixed partitions. */
    public static List<LayoutFile> of(Layout layout, Chip chip, boolean mapped) {
        LayoutFiles files = new LayoutFiles(layout, chip, mapped);
        return switch (layout.scheme()) {
            case ESP_IDF -> List.of(new LayoutFile("partitions.csv", PartitionCsv.write(layout.table())));
            case LINKER ->
                List.of(new LayoutFile("memory.x", MemoryX.write(layout, chip) + ImageBlocks.sections(chip)));
            case EMBASSY_BOOT ->
                List.of(
                        new LayoutFile(
                                "memory.x",
                                files.script(FIRMWARE, files.symbols("state", "dfu") + ImageBlocks.sections(chip))),
                        new LayoutFile(
                                "bootloader/memory.x",
                                files.script(
                                        BOOT_LOADER,
                                        files.symbols("state", "active", "dfu") + ImageBlocks.sections(chip))));
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                List.of(new LayoutFile("app.overlay", files.overlay()));
            case TOCK -> files.processes();
        };
    }

    /** The regions of a program that one script links. */
    static String program(Layout layout, Chip chip) {
        return new LayoutFiles(layout, chip, true).script(PROGRAM, "");
    }

    /** True for the path of a file, in whatever folder, that says where things lie in flash. */
    public static boolean isOne(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("memory.x") || name.equals("partitions.csv") || name.equals("app.overlay");
    }

    /** The regions of flash in ascending order, those of some types of partition under the names that mean them. */
    private String script(Map<String, String> nameOfType, String symbols) {
        List<String> kept = new ArrayList<>(nameOfType.values());
        kept.add("RAM");
        RegionNames names = new RegionNames(kept);
        Map<String, String> left = new HashMap<>(nameOfType);
        List<LinkerRegion> regions = new ArrayList<>();
        for (FlashArea area : layout.areas()) {
            if (area.role() != FlashRole.FREE) {
                String meant = left.remove(type(area));
                String name = meant == null ? names.free(area.name()) : meant;
                regions.add(new LinkerRegion(name, area.start(), area.size(), 0));
            }
        }
        addRam(regions, names);
        return script(regions) + symbols;
    }

    /** Type of the partition that an area is; one that no partition says is the program, or what starts it. */
    private String type(FlashArea area) {
        return layout.plan().partitions().stream()
                .filter(p -> p.name().equals(area.name()) && p.size() == area.size())
                .filter(p -> p.offset().isEmpty() || base() + p.offset().getAsLong() == area.start())
                .map(Partition::type)
                .findFirst()
                .orElse(area.role() == FlashRole.APP ? "app" : "boot2");
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

    private static String script(List<LinkerRegion> regions) {
        StringBuilder text = new StringBuilder("MEMORY\n{\n");
        regions.forEach(r -> text.append(MemoryXText.row(r)));
        return text.append("}\n").toString();
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

    private String overlay() {
        StringBuilder text = new StringBuilder();
        text.append("/ {\n\tchosen {\n\t\tzephyr,code-partition = &slot0_partition;\n\t};\n};\n\n");
        text.append("&flash0 {\n\t/delete-node/ partitions;\n\n\tpartitions {\n");
        text.append(mapped ? "\t\tranges;\n" : "\t\tcompatible = \"fixed-partitions\";\n");
        text.append("\t\t#address-cells = <1>;\n\t\t#size-cells = <1>;\n");
        for (Partition p : layout.plan().partitions()) {
            String label =
                    switch (p.type()) {
                        case "bootloader" -> "boot_partition";
                        case "app" -> "slot0_partition";
                        case "dfu" -> "slot1_partition";
                        case "scratch" -> "scratch_partition";
                        default -> p.name().replaceAll("[^A-Za-z0-9_]", "_") + "_partition";
                    };
            text.append("\n\t\t%s: partition@%x {\n".formatted(label, p.offset().orElse(0)));
            if (mapped) {
                text.append("\t\t\tcompatible = \"zephyr,mapped-partition\";\n");
            }
            text.append("\t\t\tlabel = \"%s\";\n".formatted(p.name().replaceAll("[^A-Za-z0-9_. -]", "_")));
            text.append(
                    "\t\t\treg = <0x%x 0x%x>;\n\t\t};\n".formatted(p.offset().orElse(0), p.size()));
        }
        return text.append("\t};\n};\n").toString();
    }

    /** Where each process of libtock-rs is linked to. */
    private List<LayoutFile> processes() {
        List<FlashArea> processes =
                layout.areas().stream().filter(a -> a.role() == FlashRole.APP).toList();
        List<LinkerRegion> ram = TockRam.of(chip.id(), processes.size());
        List<LayoutFile> files = new ArrayList<>();
        for (int i = 0; i < Math.min(processes.size(), ram.size()); i++) {
            files.add(new LayoutFile(
                    processes.get(i).name() + ".env",
                    "LIBTOCK_LINKER_FLASH=0x%08X\nLIBTOCK_LINKER_FLASH_LENGTH=0x%X\nLIBTOCK_LINKER_RAM=0x%08X\nLIBTOCK_LINKER_RAM_LENGTH=0x%X\n"
                            .formatted(
                                    processes.get(i).start(),
                                    processes.get(i).size(),
                                    ram.get(i).origin(),
                                    ram.get(i).length())));
        }
        return List.copyOf(files);
    }
}

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
import java.util.List;
import java.util.Locale;

/** The files that carry a layout into a project: a table of ESP-IDF, linker scripts, an overlay of Zephyr's device tree. */
public final class LayoutFiles {
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
            case LINKER -> List.of(new LayoutFile("memory.x", files.script("FLASH", ImageBlocks.sections(chip))));
            case EMBASSY_BOOT ->
                List.of(
                        new LayoutFile(
                                "memory.x",
                                files.script("FLASH", files.symbols("state", "dfu") + ImageBlocks.sections(chip))),
                        new LayoutFile(
                                "bootloader/memory.x",
                                files.bootLoader(
                                        files.symbols("state", "active", "dfu") + ImageBlocks.sections(chip))));
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                List.of(new LayoutFile("app.overlay", files.overlay()));
            case TOCK -> files.processes();
        };
    }

    private String script(String active, String symbols) {
        List<LinkerRegion> regions = new ArrayList<>();
        FlashArea program = layout.areas().stream()
                .filter(a -> a.role() == FlashRole.APP)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a layout has a program"));
        for (FlashArea area : layout.areas()) {
            if (area.role() != FlashRole.FREE) {
                regions.add(region(area == program ? active : area.name(), area.start(), area.size()));
            }
        }
        addRam(regions);
        return script(regions) + symbols;
    }

    private String bootLoader(String symbols) {
        List<LinkerRegion> regions = new ArrayList<>();
        for (Partition p : layout.plan().partitions()) {
            String name =
                    switch (p.type()) {
                        case "bootloader" -> "FLASH";
                        case "state" -> "BOOTLOADER_STATE";
                        case "app" -> "ACTIVE";
                        case "dfu" -> "DFU";
                        default -> p.name();
                    };
            regions.add(region(name, base() + p.offset().orElse(0), p.size()));
        }
        addRam(regions);
        return script(regions) + symbols;
    }

    private long base() {
        return chip.flash().getFirst().start();
    }

    private void addRam(List<LinkerRegion> regions) {
        for (MemoryRegion ram : chip.ram()) {
            LinkerRegion last = regions.getLast();
            if (last.end() == ram.start()
                    && regions.stream().anyMatch(r -> r.name().equals("RAM"))) {
                regions.set(
                        regions.size() - 1,
                        new LinkerRegion(last.name(), last.origin(), last.length() + ram.size(), 0));
            } else {
                boolean first = regions.stream().noneMatch(r -> r.name().equals("RAM"));
                regions.add(region(first ? "RAM" : ram.name(), ram.start(), ram.size()));
            }
        }
    }

    private static LinkerRegion region(String name, long start, long size) {
        return new LinkerRegion(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_"), start, size, 0);
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

package dev.takt.projects.exchange;

import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.PartitionType;
import dev.takt.projects.memory.TockRam;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

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
            case LINKER ->
                List.of(new LayoutFile("memory.x", MemoryX.program(layout, chip) + ImageBlocks.sections(chip)));
            case EMBASSY_BOOT ->
                List.of(
                        new LayoutFile("memory.x", MemoryX.swapped(layout, chip)),
                        new LayoutFile("bootloader/memory.x", MemoryX.bootLoader(layout, chip)));
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                List.of(new LayoutFile("app.overlay", files.overlay()));
            case TOCK -> files.processes();
        };
    }

    /** True for the path of a file, in whatever folder, that says where things lie in flash. */
    public static boolean isOne(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("memory.x") || name.equals("partitions.csv") || name.equals("app.overlay");
    }

    private String overlay() {
        StringBuilder text = new StringBuilder();
        text.append("/ {\n\tchosen {\n\t\tzephyr,code-partition = &slot0_partition;\n\t};\n};\n\n");
        text.append("&flash0 {\n\t/delete-node/ partitions;\n\n\tpartitions {\n");
        text.append(mapped ? "\t\tranges;\n" : "\t\tcompatible = \"fixed-partitions\";\n");
        text.append("\t\t#address-cells = <1>;\n\t\t#size-cells = <1>;\n");
        for (Partition p : layout.plan().partitions()) {
            String label =
                    switch (PartitionType.of(p)) {
                        case BOOTLOADER -> "boot_partition";
                        case APP -> "slot0_partition";
                        case DFU -> "slot1_partition";
                        case SCRATCH -> "scratch_partition";
                        case BOOT2, SOFTDEVICE, KERNEL, STATE, DATA, OTHER ->
                            p.name().replaceAll("[^A-Za-z0-9_]", "_") + "_partition";
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

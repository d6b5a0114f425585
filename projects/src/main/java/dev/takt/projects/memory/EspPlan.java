package dev.takt.projects.memory;

import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The scheme {@code esp-idf}: boot loader, partition table, partitions. A plan without partitions gets the table that espflash uses when it is given none. */
final class EspPlan {
    private final FlashPlan plan;
    private final long bytes;
    private final EspOptions options;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private EspPlan(FlashPlan plan, Chip chip) {
        this.plan = plan;
        this.bytes = plan.flashBytes() > 0 ? plan.flashBytes() : chip.flashBytes();
        this.options =
                EspOptions.STANDARD.withBootloaderOffset(bootloaderOffset(chip)).withFlashBytes(bytes);
    }

    /** Boot ROMs differ: that of the ESP32 loads from 0x1000, those of S3, C3 and C6 from the start. */
    private static long bootloaderOffset(Chip chip) {
        return chip.id().equals("esp32") ? 0x1000 : 0;
    }

    static FlashLayout layout(FlashPlan plan, Chip chip) {
        EspPlan layout = new EspPlan(plan, chip);
        EspTable table = layout.table();
        layout.findings.addAll(table.findings());
        return new FlashLayout(
                layout.bytes,
                FlashLayout.withGaps(layout.areas(table.entries()), 0, layout.bytes),
                table.entries(),
                layout.findings);
    }

    private EspTable table() {
        List<Partition> partitions = plan.partitions().isEmpty() ? EspDefaults.single(bytes) : plan.partitions();
        List<EspRow> rows = new ArrayList<>();
        for (Partition partition : partitions) {
            row(partition, rows);
        }
        if (rows.stream().allMatch(r -> r.offset().isPresent())) {
            rows.sort(Comparator.comparingLong(r -> r.offset().orElse(0)));
        }
        return EspTable.of(rows, options);
    }

    private void row(Partition partition, List<EspRow> rows) {
        OptionalInt type = number(partition.type(), EspTypes.type(partition.type()));
        if (type.isEmpty()) {
            error(partition, "memory.esp.type-unknown", partition.name(), partition.type(), EspTypes.typeNames());
            return;
        }
        int typeNumber = type.getAsInt();
        OptionalInt subtype = partition.subtype().isEmpty() && typeNumber != EspTypes.APP
                ? OptionalInt.of(EspTypes.UNDEFINED)
                : number(partition.subtype(), EspTypes.subtype(typeNumber, partition.subtype()));
        if (subtype.isEmpty()) {
            error(
                    partition,
                    "memory.esp.subtype-unknown",
                    partition.name(),
                    partition.subtype(),
                    EspTypes.subtypeNames(typeNumber));
            return;
        }
        rows.add(new EspRow(
                partition.name(),
                typeNumber,
                subtype.getAsInt(),
                partition.offset(),
                partition.size(),
                partition.encrypted(),
                partition.readOnly(),
                0));
    }

    /** A keyword's number, or a hexadecimal or decimal number of a byte. */
    private static OptionalInt number(String text, OptionalInt keyword) {
        if (keyword.isPresent() || !text.matches("0[xX][0-9a-fA-F]{1,2}|[0-9]{1,3}")) {
            return keyword;
        }
        int value = Integer.decode(text.matches("0[0-9]+") ? text.replaceFirst("^0+(?=.)", "") : text);
        return value <= 0xff ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private List<FlashArea> areas(List<EspEntry> entries) {
        List<FlashArea> areas = new ArrayList<>();
        long start = options.bootloaderOffset().orElse(0);
        areas.add(new FlashArea("bootloader", FlashRole.BOOTLOADER, start, options.tableOffset() - start));
        areas.add(new FlashArea("partition table", FlashRole.TABLE, options.tableOffset(), EspTypes.TABLE_SECTOR));
        for (EspEntry e : entries) {
            if (e.type() != EspTypes.BOOTLOADER && e.type() != EspTypes.PARTITION_TABLE) {
                FlashRole role = e.type() == EspTypes.APP ? FlashRole.APP : FlashRole.DATA;
                areas.add(new FlashArea(e.name(), role, e.offset(), Math.max(0, e.size())));
            }
        }
        return areas;
    }

    private void error(Partition partition, String key, Object... arguments) {
        findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, partition.name(), 0, key, arguments));
    }
}

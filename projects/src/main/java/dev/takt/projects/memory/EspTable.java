package dev.takt.projects.memory;

import dev.takt.projects.problem.Severity;
import dev.takt.projects.units.AddressText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An ESP-IDF partition table: rows put in their places and held against the rules. */
public record EspTable(List<EspEntry> entries, List<MemoryFinding> findings) {
    public EspTable {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    /** In longer tables, which are refused anyway, the better reason is not looked for. */
    private static final int LOOKED_THROUGH = 1000;

    /** True if ESP-IDF would build this table. */
    public boolean accepted() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }

    /** The same entries with more findings. */
    public EspTable with(List<MemoryFinding> more) {
        return new EspTable(
                entries, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Gives rows without an offset the next free one and checks the whole. */
    public static EspTable of(List<EspRow> rows, EspOptions options) {
        List<MemoryFinding> findings = new ArrayList<>();
        EspTableRules.offsets(options, findings);
        List<EspEntry> entries = place(rows, options, findings);
        if (entries.size() > options.maxEntries()) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.LAYOUT,
                    entries.get(options.maxEntries()).name(),
                    entries.get(options.maxEntries()).line(),
                    "memory.esp.too-many",
                    entries.size(),
                    options.maxEntries()));
        }
        findings.addAll(EspTableRules.findings(entries, options));
        return new EspTable(entries, findings);
    }

    /** Entries that stand where they stand, as a binary table has them, held against the rules. */
    public static EspTable ofPlaced(List<EspEntry> entries, EspOptions options) {
        List<MemoryFinding> findings = new ArrayList<>();
        EspTableRules.offsets(options, findings);
        if (entries.size() > options.maxEntries()) {
            findings.add(MemoryFinding.warning(
                    MemoryConcern.LAYOUT, "", 0, "memory.esp.too-many", entries.size(), options.maxEntries()));
        }
        findings.addAll(EspTableRules.findings(entries, options));
        return new EspTable(entries, findings);
    }

    private static List<EspEntry> place(List<EspRow> rows, EspOptions options, List<MemoryFinding> findings) {
        List<EspEntry> entries = new ArrayList<>();
        long end = options.tableEnd();
        for (EspRow row : rows) {
            if (isFixed(row)) {
                entries.add(entry(row, row.offset().orElse(0), row.size()));
                continue;
            }
            long offset = row.offset()
                    .orElse(Math.ceilDiv(end, EspTypes.offsetAlignment(row.type()))
                            * EspTypes.offsetAlignment(row.type()));
            EspEntry entry = entry(row, offset, row.size() < 0 ? -row.size() - offset : row.size());
            if (offset < end && offset >= options.tableEnd() && !overlaps(entry, entries)) {
                findings.add(MemoryFinding.error(
                        MemoryConcern.LAYOUT,
                        row.name(),
                        row.line(),
                        "memory.esp.not-ascending",
                        row.name(),
                        AddressText.format(offset),
                        AddressText.format(end)));
            }
            entries.add(entry);
            end = Math.max(end, entry.end());
        }
        return entries;
    }

    /** Said by the rules, and the better reason. */
    private static boolean overlaps(EspEntry entry, List<EspEntry> others) {
        return others.size() <= LOOKED_THROUGH
                && others.stream().anyMatch(o -> entry.offset() < o.end() && o.offset() < entry.end());
    }

    /** The primary boot loader and the table itself stand where they stand and take no part in the counting. */
    private static boolean isFixed(EspRow row) {
        return (row.type() == EspTypes.BOOTLOADER || row.type() == EspTypes.PARTITION_TABLE)
                && row.subtype() == EspTypes.PRIMARY;
    }

    private static EspEntry entry(EspRow row, long offset, long size) {
        return new EspEntry(
                row.name(), row.type(), row.subtype(), offset, size, row.encrypted(), row.readOnly(), row.line());
    }
}

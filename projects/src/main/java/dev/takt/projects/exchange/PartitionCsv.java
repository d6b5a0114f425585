package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspRow;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.MemoryConcern;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Partition tables as CSV, read as ESP-IDF v6.0 reads them: name, type, subtype, offset, size, flags. All errors are reported, each with its line. */
public final class PartitionCsv {
    /** The longest text and the most rows that are read. */
    public static final int MAX_CHARACTERS = 1 << 20;

    private final EspOptions options;
    private final List<EspRow> rows = new ArrayList<>();
    private final List<MemoryFinding> findings = new ArrayList<>();

    private PartitionCsv(EspOptions options) {
        this.options = options;
    }

    /** The table of a CSV text, rows that can be read in their places, and what is wrong. */
    public static EspTable read(String text, EspOptions options) {
        PartitionCsv csv = new PartitionCsv(options);
        if (text.length() > MAX_CHARACTERS) {
            csv.error(0, Texts.text("csv.too-long", MAX_CHARACTERS));
            return new EspTable(List.of(), csv.findings);
        }
        List<String> lines = text.startsWith("\ufeff")
                ? text.substring(1).lines().toList()
                : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            csv.line(lines.get(i).strip(), i + 1);
        }
        EspTable table = EspTable.of(csv.rows, options);
        csv.findings.addAll(table.findings());
        return new EspTable(table.entries(), csv.findings);
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("$")) {
            error(number, Texts.text("csv.variable", line));
            return;
        }
        String[] cells = (line + ",,,,,").split(",", -1);
        try {
            rows.add(row(cells, number));
        } catch (PartitionNumber.NotANumber e) {
            error(number, e.reason());
        }
    }

    private EspRow row(String[] cells, int line) throws PartitionNumber.NotANumber {
        String name = cells[0].strip();
        int type = type(cells[1].strip());
        int subtype = subtype(type, cells[2].strip());
        Place place = place(type, subtype, cells[3].strip(), cells[4].strip());
        boolean encrypted = false;
        boolean readOnly = false;
        for (String flag : cells[5].strip().split(":", -1)) {
            switch (flag) {
                case "encrypted" -> encrypted = true;
                case "readonly" -> readOnly = true;
                case "" -> {}
                default -> throw new PartitionNumber.NotANumber(Texts.text("csv.flag", flag));
            }
        }
        return new EspRow(name, type, subtype, place.offset(), place.size(), encrypted, readOnly, line);
    }

    private record Place(OptionalLong offset, long size) {}

    private static int type(String cell) throws PartitionNumber.NotANumber {
        if (cell.isEmpty()) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.type-empty", EspTypes.typeNames()));
        }
        return PartitionNumber.byteOf(cell, EspTypes.type(cell), EspTypes.typeNames());
    }

    private static int subtype(int type, String cell) throws PartitionNumber.NotANumber {
        if (cell.isEmpty() && type == EspTypes.APP) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.subtype-empty", EspTypes.subtypeNames(type)));
        }
        return cell.isEmpty()
                ? EspTypes.UNDEFINED
                : PartitionNumber.byteOf(cell, EspTypes.subtype(type, cell), EspTypes.subtypeNames(type));
    }

    /** Boot loader and partition table have their place from the options, whatever the row says. */
    private Place place(int type, int subtype, String offset, String size) throws PartitionNumber.NotANumber {
        boolean primary = subtype == EspTypes.PRIMARY;
        if (type == EspTypes.BOOTLOADER) {
            long start = options.bootloaderOffset()
                    .orElseThrow(() -> new PartitionNumber.NotANumber(Texts.text("csv.bootloader-offset")));
            long length = options.tableOffset() - start;
            return primary ? new Place(OptionalLong.of(start), length) : new Place(address(offset), length);
        }
        if (type == EspTypes.PARTITION_TABLE) {
            OptionalLong start = primary ? OptionalLong.of(options.tableOffset()) : address(offset);
            return new Place(start, EspTypes.TABLE_SECTOR);
        }
        if (size.isEmpty()) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.size-empty"));
        }
        return new Place(address(offset), PartitionNumber.parse(size));
    }

    private static OptionalLong address(String cell) throws PartitionNumber.NotANumber {
        return cell.isEmpty() || cell.equals("N/A")
                ? OptionalLong.empty()
                : OptionalLong.of(PartitionNumber.parse(cell));
    }

    private void error(int line, Message message) {
        findings.add(new MemoryFinding(MemoryConcern.LAYOUT, Severity.ERROR, message, "", line));
    }

    /** The table as text: ascending, offsets and sizes explicit and hexadecimal, so that every reader of the format places them alike. */
    public static String write(List<EspEntry> entries) {
        StringBuilder text = new StringBuilder("# Name, Type, SubType, Offset, Size, Flags\n");
        entries.stream().sorted(Comparator.comparingLong(EspEntry::offset)).forEach(e -> text.append(row(e)));
        return text.toString();
    }

    private static String row(EspEntry e) {
        String flags = (e.encrypted() ? "encrypted" : "")
                + (e.encrypted() && e.readOnly() ? ":" : "")
                + (e.readOnly() ? "readonly" : "");
        return "%s, %s, %s, 0x%x, 0x%x,%s\n"
                .formatted(
                        name(e.name()),
                        EspTypes.typeName(e.type()),
                        EspTypes.subtypeName(e.type(), e.subtype()),
                        e.offset(),
                        e.size(),
                        flags.isEmpty() ? "" : " " + flags);
    }

    /** A name cannot end its cell or its line, start a comment or refer to a variable. */
    private static String name(String name) {
        String cell = name.replaceAll("[,\\p{Cntrl}\\u2028\\u2029\\u0085]", "_").strip();
        return cell.startsWith("#") || cell.startsWith("$") ? "_" + cell.substring(1) : cell;
    }
}

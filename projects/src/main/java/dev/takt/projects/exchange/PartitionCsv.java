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
import dev.takt.projects.units.AddressText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Partition tables as CSV, read as ESP-IDF v6.0 reads them: name, type, subtype, offset, size, flags. All errors are reported, each with its line. */
public final class PartitionCsv {
    /** The longest text and the most rows that are read. */
    public static final int MAX_CHARACTERS = 1 << 20;

    private final EspOptions options;
    private final Function<String, Optional<String>> variables;
    private final List<EspRow> rows = new ArrayList<>();
    private final List<MemoryFinding> findings = new ArrayList<>();

    private PartitionCsv(EspOptions options, Function<String, Optional<String>> variables) {
        this.options = options;
        this.variables = variables;
    }

    /** The table of a CSV text in an environment without variables. */
    public static EspTable read(String text, EspOptions options) {
        return read(text, options, _ -> Optional.empty());
    }

    /** The table of a CSV text, rows that can be read in their places, and what is wrong; {@code variables} are those of the environment that rows may refer to. */
    public static EspTable read(String text, EspOptions options, Function<String, Optional<String>> variables) {
        PartitionCsv csv = new PartitionCsv(options, variables);
        if (text.length() > MAX_CHARACTERS) {
            csv.error(0, Texts.text("csv.too-long", MAX_CHARACTERS));
            return new EspTable(List.of(), csv.findings);
        }
        List<String> lines = PythonText.lines(withoutMark(text));
        for (int i = 0; i < lines.size(); i++) {
            csv.line(lines.get(i), i + 1);
        }
        EspTable table = EspTable.of(csv.rows, options);
        return new EspTable(table.entries(), csv.withoutConsequences(table.findings()));
    }

    static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Where a row cannot be read, what the table lacks as a whole and what is only odd is not said: it may be in that row. */
    private List<MemoryFinding> withoutConsequences(List<MemoryFinding> ofTable) {
        boolean whole = findings.isEmpty();
        return Stream.concat(
                        findings.stream(),
                        ofTable.stream().filter(f -> whole || f.line() > 0 && f.severity() == Severity.ERROR))
                .sorted(Comparator.comparingInt(f -> f.line() > 0 ? f.line() : Integer.MAX_VALUE))
                .toList();
    }

    private void line(String raw, int number) {
        String expanded = PythonText.expand(raw, variables);
        Optional<String> unknown = PythonText.unknownVariable(expanded);
        if (unknown.isPresent()) {
            error(number, Texts.text("csv.variable", unknown.get()));
            return;
        }
        String line = PythonText.strip(expanded);
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] cells = (line + ",,,,,").split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = PythonText.strip(cells[i]);
        }
        try {
            rows.add(row(cells, number));
        } catch (PartitionNumber.NotANumber e) {
            error(number, e.reason());
        }
    }

    private EspRow row(String[] cells, int line) throws PartitionNumber.NotANumber {
        int type = type(cells[1]);
        int subtype = subtype(type, cells[2]);
        OptionalLong offset = offset(type, subtype, cells[3]);
        long size = size(type, cells[4]);
        boolean encrypted = false;
        boolean readOnly = false;
        for (String flag : cells[5].split(":", -1)) {
            switch (flag) {
                case "encrypted" -> encrypted = true;
                case "readonly" -> readOnly = true;
                case "" -> {}
                default -> throw new PartitionNumber.NotANumber(Texts.text("csv.flag", flag));
            }
        }
        return new EspRow(cells[0], type, subtype, offset, size, encrypted, readOnly, line);
    }

    private static int type(String cell) throws PartitionNumber.NotANumber {
        if (cell.isEmpty()) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.type-empty", EspTypes.typeNames()));
        }
        return PartitionNumber.byteOf(cell, EspTypes::type, EspTypes.typeNames());
    }

    private int subtype(int type, String cell) throws PartitionNumber.NotANumber {
        String names = options.subtypeNames(type);
        if (cell.isEmpty() && type == EspTypes.APP) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.subtype-empty", names));
        }
        return cell.isEmpty()
                ? EspTypes.UNDEFINED
                : PartitionNumber.byteOf(cell, word -> options.subtype(type, word), names);
    }

    /** Boot loaders that start the chip and the table itself have their place from the options, whatever the row says. */
    private OptionalLong offset(int type, int subtype, String cell) throws PartitionNumber.NotANumber {
        if (type == EspTypes.BOOTLOADER && subtype == EspTypes.PRIMARY) {
            return OptionalLong.of(bootloaderOffset());
        }
        if (type == EspTypes.BOOTLOADER && subtype == EspTypes.RECOVERY) {
            return OptionalLong.of(options.recoveryOffset()
                    .orElseThrow(() -> new PartitionNumber.NotANumber(Texts.text("csv.recovery-offset"))));
        }
        if (type == EspTypes.PARTITION_TABLE && subtype == EspTypes.PRIMARY) {
            return OptionalLong.of(options.tableOffset());
        }
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(PartitionNumber.parse(cell));
    }

    private long bootloaderOffset() throws PartitionNumber.NotANumber {
        return options.bootloaderOffset()
                .orElseThrow(() -> new PartitionNumber.NotANumber(Texts.text("csv.bootloader-offset")));
    }

    private long size(int type, String cell) throws PartitionNumber.NotANumber {
        if (type == EspTypes.BOOTLOADER) {
            return options.tableOffset() - bootloaderOffset();
        }
        if (type == EspTypes.PARTITION_TABLE) {
            return EspTypes.TABLE_SECTOR;
        }
        if (cell.isEmpty()) {
            throw new PartitionNumber.NotANumber(Texts.text("csv.size-empty"));
        }
        return PartitionNumber.parse(cell);
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

    /** What a table loses when it is written as text that is read with these options: the order of its entries, names that would be read as something else, places that the options give. */
    public static List<MemoryFinding> losses(List<EspEntry> entries, EspOptions options) {
        List<MemoryFinding> losses = new ArrayList<>();
        long last = -1;
        for (EspEntry e : entries) {
            if (e.offset() < last) {
                losses.add(loss(e, Texts.text("partitions.binary.reordered", e.name())));
            }
            last = Math.max(last, e.offset());
            placed(e, options).ifPresent(losses::add);
            if (!name(e.name()).equals(e.name())) {
                losses.add(loss(e, Texts.text("partitions.binary.renamed", e.name(), name(e.name()))));
            }
        }
        return losses;
    }

    /** Boot loaders and the table itself: of their rows nobody reads the size, nor the place of most. */
    private static Optional<MemoryFinding> placed(EspEntry e, EspOptions options) {
        if (e.type() != EspTypes.BOOTLOADER && e.type() != EspTypes.PARTITION_TABLE) {
            return Optional.empty();
        }
        String size = AddressText.format(e.size());
        String from = AddressText.format(e.offset());
        PartitionCsv csv = new PartitionCsv(options, _ -> Optional.empty());
        try {
            long offset = csv.offset(e.type(), e.subtype(), from).orElseThrow();
            long length = csv.size(e.type(), size);
            return offset == e.offset() && length == e.size()
                    ? Optional.empty()
                    : Optional.of(loss(
                            e,
                            Texts.text(
                                    "partitions.binary.placed",
                                    e.name(),
                                    size,
                                    from,
                                    AddressText.format(length),
                                    AddressText.format(offset))));
        } catch (PartitionNumber.NotANumber _) {
            return Optional.of(loss(e, Texts.text("partitions.binary.placed-by-options", e.name(), size, from)));
        }
    }

    private static MemoryFinding loss(EspEntry e, Message message) {
        return new MemoryFinding(MemoryConcern.LAYOUT, Severity.WARNING, message, e.name(), e.line());
    }

    static String row(EspEntry e) {
        String flags = flags(e);
        return "%s, %s, %s, 0x%x, 0x%x,%s\n"
                .formatted(
                        name(e.name()),
                        EspTypes.typeName(e.type()),
                        EspTypes.subtypeName(e.type(), e.subtype()),
                        e.offset(),
                        e.size(),
                        flags.isEmpty() ? "" : " " + flags);
    }

    static String flags(EspEntry e) {
        return (e.encrypted() ? "encrypted" : "")
                + (e.encrypted() && e.readOnly() ? ":" : "")
                + (e.readOnly() ? "readonly" : "");
    }

    /** A name cannot end its cell or its line, start a comment or refer to a variable. */
    static String name(String name) {
        String cell = name.replaceAll("[,\\p{Cntrl}\\u2028\\u2029\\u0085\\ufeff]|\\$(?=[A-Za-z0-9_{])", "_");
        cell = PythonText.strip(cell);
        return cell.startsWith("#") ? "_" + cell.substring(1) : cell;
    }
}

package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.memory.EspTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The text of a partition table that is changed without touching what does not change: comments, empty lines, rows that cannot be read, spelling, spaces and line ends stay
 * byte for byte.
 */
public record PartitionText(String text, EspOptions options, Function<String, Optional<String>> variables) {
    private static final int NAME = 0;
    private static final int TYPE = 1;
    private static final int SUBTYPE = 2;
    private static final int OFFSET = 3;
    private static final int SIZE = 4;
    private static final int FLAGS = 5;

    /** A text in an environment without variables. */
    public static PartitionText of(String text, EspOptions options) {
        return new PartitionText(text, options, _ -> Optional.empty());
    }

    /** The table as it is read. */
    public EspTable table() {
        return PartitionCsv.read(text, options, variables);
    }

    /**
     * The text of a table with these entries. Those that name a line of this text stand in that line, cells rewritten where they mean something else; those that name none get a row before
     * the first that starts behind them. Rows that are not among the entries are taken out.
     */
    public PartitionText with(List<EspEntry> entries) {
        PartitionText changed = edited(entries, Set.of());
        Set<Integer> moved = changed.elsewhere(entries);
        return moved.isEmpty() ? changed : edited(entries, moved);
    }

    /** The text with the place of each row written out: offsets that follow from the row before, sizes that say where to end. */
    public PartitionText explicit() {
        List<EspEntry> entries = table().entries();
        Set<Integer> all = new TreeSet<>();
        entries.forEach(e -> all.add(e.line()));
        return edited(entries, all);
    }

    /** Lines, in the order of this text, whose rows are not where their entries want them because a row before has changed. */
    private Set<Integer> elsewhere(List<EspEntry> entries) {
        Map<String, EspEntry> here = new HashMap<>();
        table().entries().forEach(e -> here.put(e.name(), e));
        Set<Integer> lines = new TreeSet<>();
        for (EspEntry e : entries) {
            EspEntry now = here.getOrDefault(e.name(), here.get(PartitionCsv.name(e.name())));
            if (e.line() > 0 && (now == null || now.offset() != e.offset() || now.size() != e.size())) {
                lines.add(e.line());
            }
        }
        return lines;
    }

    private PartitionText edited(List<EspEntry> entries, Set<Integer> placed) {
        Map<Integer, EspEntry> before = byLine(table().entries());
        Map<Integer, EspEntry> after = byLine(entries);
        List<EspEntry> added = new ArrayList<>(entries.stream()
                .filter(e -> !before.containsKey(e.line()))
                .sorted(Comparator.comparingLong(EspEntry::offset))
                .toList());
        String content = PartitionCsv.withoutMark(text);
        StringBuilder changed = new StringBuilder(text.substring(0, text.length() - content.length()));
        List<String> lines = PythonText.lines(content);
        for (int i = 0; i < lines.size(); i++) {
            EspEntry old = before.get(i + 1);
            EspEntry now = after.get(i + 1);
            if (old == null) {
                changed.append(lines.get(i));
            } else if (now != null) {
                while (!added.isEmpty() && added.getFirst().offset() < now.offset()) {
                    changed.append(PartitionCsv.row(added.removeFirst()));
                }
                changed.append(row(lines.get(i), old, now, placed.contains(i + 1)));
            }
        }
        if (!added.isEmpty() && !changed.isEmpty() && !PythonText.endsLine(changed.charAt(changed.length() - 1))) {
            changed.append('\n');
        }
        added.forEach(e -> changed.append(PartitionCsv.row(e)));
        return new PartitionText(changed.toString(), options, variables);
    }

    private static Map<Integer, EspEntry> byLine(List<EspEntry> entries) {
        Map<Integer, EspEntry> byLine = new HashMap<>();
        entries.forEach(e -> byLine.put(e.line(), e));
        return byLine;
    }

    private static String row(String line, EspEntry old, EspEntry now, boolean placed) {
        Map<Integer, String> cells = new TreeMap<>();
        if (!old.name().equals(now.name())) {
            cells.put(NAME, PartitionCsv.name(now.name()));
        }
        boolean otherType = old.type() != now.type();
        if (otherType) {
            cells.put(TYPE, EspTypes.typeName(now.type()));
        }
        if (otherType || old.subtype() != now.subtype()) {
            cells.put(SUBTYPE, EspTypes.subtypeName(now.type(), now.subtype()));
        }
        boolean open = placed && cell(line, OFFSET).isEmpty() && !standsByItself(now);
        if (open || old.offset() != now.offset()) {
            cells.put(OFFSET, "0x%x".formatted(now.offset()));
        }
        if (old.size() != now.size() || placed && cell(line, SIZE).startsWith("-")) {
            cells.put(SIZE, "0x%x".formatted(now.size()));
        }
        if (old.encrypted() != now.encrypted() || old.readOnly() != now.readOnly()) {
            cells.put(FLAGS, PartitionCsv.flags(now));
        }
        return cells.isEmpty() ? line : written(line, cells);
    }

    /** Boot loader and table have their place from the options. */
    private static boolean standsByItself(EspEntry e) {
        return (e.type() == EspTypes.BOOTLOADER || e.type() == EspTypes.PARTITION_TABLE)
                && e.subtype() == EspTypes.PRIMARY;
    }

    private static String cell(String line, int index) {
        String[] cells = line.split(",", -1);
        return index < cells.length ? PythonText.strip(cells[index]) : "";
    }

    /** The line with these cells put between the spaces of those they replace. */
    private static String written(String line, Map<Integer, String> replaced) {
        int end = line.length();
        while (end > 0 && PythonText.endsLine(line.charAt(end - 1))) {
            end--;
        }
        List<String> cells = new ArrayList<>(List.of(line.substring(0, end).split(",", -1)));
        replaced.forEach((index, text) -> {
            while (cells.size() <= index) {
                cells.add(" ");
            }
            String old = cells.get(index);
            String stripped = PythonText.strip(old);
            int from = stripped.isEmpty() ? old.length() : old.indexOf(stripped);
            cells.set(index, old.substring(0, from) + text + old.substring(from + stripped.length()));
        });
        return String.join(",", cells) + line.substring(end);
    }
}

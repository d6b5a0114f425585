package dev.takt.projects.exchange;

import dev.takt.projects.exchange.CsvTable.Cell;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Task sets as CSV, one task a row under a header that names the columns. Nothing is guessed: a bare number needs a unit in its header, an unknown column is an error unless it is left out by its name, and all errors come
 * at once, each with its line and column.
 */
public final class TaskSetCsv {
    /** The longest text and the most rows that are read. */
    public static final int MAX_CHARACTERS = 1 << 23;

    static final int MAX_ROWS = 10_000;

    /** So many rounded times are named one by one; of the others only how many there are. */
    static final int NAMED_ROUNDINGS = 20;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("[+-]?\\d*,\\d+.*");

    private final TaskSetOptions options;
    private final List<CsvFinding> findings = new ArrayList<>();
    private final Map<TaskSetColumn, Integer> places = new LinkedHashMap<>();
    private final Map<TaskSetColumn, TaskSetUnit> units = new EnumMap<>(TaskSetColumn.class);
    private final List<CsvFinding> roundings = new ArrayList<>();

    private TaskSetCsv(TaskSetOptions options) {
        this.options = options;
    }

    /** The design of a table, or what is wrong with it. */
    public static ImportedTaskSet read(String text, TaskSetOptions options) {
        return new TaskSetCsv(options).imported(text);
    }

    private ImportedTaskSet imported(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return refused("task-set.too-large", MAX_CHARACTERS);
        }
        CsvTable table = CsvTable.of(text);
        if (table.rows().size() < 2) {
            return refused("task-set.empty", TaskSetColumn.accepted());
        }
        if (table.rows().size() - 1 > MAX_ROWS) {
            error(table.rows().get(MAX_ROWS + 1).getFirst(), "task-set.too-many", MAX_ROWS);
            return new ImportedTaskSet(Optional.empty(), findings);
        }
        table.rows().stream().map(List::getLast).filter(Cell::open).forEach(c -> error(c, "task-set.quote"));
        table.rows().forEach(r -> r.forEach(this::plain));
        header(table);
        if (hasErrors()) {
            return new ImportedTaskSet(Optional.empty(), findings);
        }
        List<TaskSetRow> rows = new ArrayList<>();
        for (List<Cell> cells : table.rows().subList(1, table.rows().size())) {
            if (!cells.getLast().open()) {
                row(cells, table).ifPresent(rows::add);
            }
        }
        names(rows);
        otherUnits(table);
        DecimalMarks.finding(table, numbers()).ifPresent(findings::add);
        roundings(table);
        if (hasErrors()) {
            return new ImportedTaskSet(Optional.empty(), findings);
        }
        return new TaskSetDesign(options, rows, findings).imported();
    }

    private ImportedTaskSet refused(String key, Object... arguments) {
        findings.add(new CsvFinding(0, 0, true, Texts.text(key, arguments)));
        return new ImportedTaskSet(Optional.empty(), findings);
    }

    private boolean hasErrors() {
        return findings.stream().anyMatch(CsvFinding::isError);
    }

    private void error(Cell at, String key, Object... arguments) {
        findings.add(new CsvFinding(at.line(), at.column(), true, Texts.text(key, arguments)));
    }

    /** The columns whose cells are numbers. */
    private List<Integer> numbers() {
        return places.entrySet().stream()
                .filter(e -> e.getKey() != TaskSetColumn.NAME && e.getKey() != TaskSetColumn.CORE)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A text without characters that no name can show: a NUL, a bell, a line break of some kind. */
    private void plain(Cell cell) {
        Matcher control = CONTROL.matcher(cell.text());
        if (control.find()) {
            error(cell, "task-set.control", "U+%04X".formatted((int) cell.text().charAt(control.start())));
        }
    }

    /** A cell that names a unit means it; where its heading says another, the first of the column is worth a look. */
    private void otherUnits(CsvTable table) {
        places.forEach((column, place) -> Optional.ofNullable(units.get(column)).ifPresent(said -> table.rows().stream()
                .skip(1)
                .filter(r -> place < r.size())
                .map(r -> r.get(place))
                .filter(c -> TaskSetCells.unitOf(c).filter(u -> u != said).isPresent())
                .findFirst()
                .ifPresent(c -> findings.add(new CsvFinding(
                        c.line(),
                        c.column(),
                        false,
                        Texts.text("task-set.note.other-unit", column.title(), c.text(), said.tag()))))));
    }

    /** Says what was read otherwise than it is written. */
    private void roundings(CsvTable table) {
        findings.addAll(roundings.subList(0, Math.min(NAMED_ROUNDINGS, roundings.size())));
        if (roundings.size() > NAMED_ROUNDINGS) {
            note("task-set.note.rounded-more", roundings.size() - NAMED_ROUNDINGS);
        }
        if (table.hasDecimalCommas()) {
            table.rows().stream()
                    .skip(1)
                    .flatMap(List::stream)
                    .filter(c -> COMMA_IN_NUMBER.matcher(c.text()).matches())
                    .findFirst()
                    .ifPresent(c -> note(
                            "task-set.note.decimal-comma", c.text(), c.text().replace(',', '.')));
        }
    }

    private void header(CsvTable table) {
        List<Cell> header = table.rows().getFirst();
        Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        left.addAll(options.ignored());
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Cell cell = header.get(i);
            if (cell.isEmpty()) {
                nameless(table, i);
            } else if (options.ignored().stream().anyMatch(cell.text()::equalsIgnoreCase)) {
                left.remove(cell.text());
            } else if (TaskSetColumn.isPriorityOrPeriod(cell.text())) {
                open.add(i);
            } else {
                column(cell, i);
            }
        }
        open.forEach(i -> priorityOrPeriod(header.get(i), i));
        for (String none : left) {
            error(header.getFirst(), "task-set.ignored-column", none);
        }
        needed(header);
    }

    /** A column of empty cells comes from a separator at the end of each line; one with cells but no name may be an index. */
    private void nameless(CsvTable table, int place) {
        if (table.rows().stream()
                .skip(1)
                .anyMatch(r -> place < r.size() && !r.get(place).isEmpty())) {
            note("task-set.note.nameless", place + 1);
        }
    }

    private void column(Cell cell, int place) {
        Optional<TaskSetColumn.Named> named = TaskSetColumn.of(cell.text());
        if (named.isEmpty()) {
            error(
                    cell,
                    TaskSetColumn.isMinimumOrMinutes(cell.text())
                            ? "task-set.minimum-or-minutes"
                            : "task-set.unknown-column",
                    cell.text(),
                    TaskSetColumn.accepted());
        } else if (places.putIfAbsent(named.get().column(), place) != null) {
            error(cell, "task-set.column-twice", named.get().column().title(), cell.text());
        } else {
            named.get()
                    .unit()
                    .or(options::unit)
                    .ifPresent(u -> units.put(named.get().column(), u));
        }
    }

    /** No table does without periods, so the letter means them if nothing else does, and priorities beside them. */
    private void priorityOrPeriod(Cell cell, int place) {
        if (!places.containsKey(TaskSetColumn.PERIOD)) {
            places.put(TaskSetColumn.PERIOD, place);
            options.unit().ifPresent(u -> units.put(TaskSetColumn.PERIOD, u));
            note("task-set.note.letter-period", cell.text());
        } else if (places.putIfAbsent(TaskSetColumn.PRIORITY, place) == null) {
            note("task-set.note.letter-priority", cell.text());
        } else {
            error(cell, "task-set.letter", cell.text());
        }
    }

    private void needed(List<Cell> header) {
        boolean byShare = places.containsKey(TaskSetColumn.UTILIZATION) && !places.containsKey(TaskSetColumn.WCET);
        TaskSetColumn work = byShare ? TaskSetColumn.UTILIZATION : TaskSetColumn.WCET;
        List<TaskSetColumn> needed = new ArrayList<>(List.of(TaskSetColumn.NAME, work, TaskSetColumn.PERIOD));
        if (!byShare && places.containsKey(TaskSetColumn.UTILIZATION)) {
            note("task-set.note.utilization-unused");
        }
        if (options.policy() == TaskSetPolicy.FIXED) {
            needed.add(TaskSetColumn.PRIORITY);
        }
        for (TaskSetColumn column : needed) {
            if (!places.containsKey(column)) {
                error(
                        header.getFirst(),
                        column == TaskSetColumn.PRIORITY ? "task-set.no-priority" : "task-set.no-column",
                        column.title());
            }
        }
        if (places.containsKey(TaskSetColumn.THRESHOLD) && options.preemption() == Preemption.NONE) {
            error(header.get(places.get(TaskSetColumn.THRESHOLD)), "task-set.threshold-without-preemption");
        }
        if (places.containsKey(TaskSetColumn.THRESHOLD) && options.policy() != TaskSetPolicy.FIXED) {
            error(header.get(places.get(TaskSetColumn.THRESHOLD)), "task-set.threshold-needs-fixed");
        }
        if (places.containsKey(TaskSetColumn.AFFINITY) && options.sharing() != Sharing.GLOBAL) {
            error(header.get(places.get(TaskSetColumn.AFFINITY)), "task-set.affinity-needs-global");
        }
        if (places.containsKey(TaskSetColumn.PRIORITY) && options.policy() != TaskSetPolicy.FIXED) {
            note("task-set.note.priorities-unused", options.policy().tag());
        }
        if (!places.containsKey(TaskSetColumn.DEADLINE)) {
            note("task-set.note.implicit-deadlines");
        }
    }

    private void note(String key, Object... arguments) {
        findings.add(new CsvFinding(0, 0, false, Texts.text(key, arguments)));
    }

    private Optional<TaskSetRow> row(List<Cell> cells, CsvTable table) {
        int before = findings.size();
        int width = table.rows().getFirst().size();
        Map<TaskSetColumn, Cell> byColumn = new EnumMap<>(TaskSetColumn.class);
        places.forEach((column, place) -> {
            if (place < cells.size()) {
                byColumn.put(column, cells.get(place));
            }
        });
        for (Cell more : cells.subList(Math.min(cells.size(), width), cells.size())) {
            if (!more.isEmpty()) {
                error(more, "task-set.too-many-cells", more.text());
            }
        }
        TaskSetCells row =
                new TaskSetCells(byColumn, units, table.hasDecimalCommas(), cells.getFirst(), findings, roundings);
        TaskSetRow read = row(row, cells.getFirst());
        return findings.size() == before ? Optional.of(read) : Optional.empty();
    }

    private TaskSetRow row(TaskSetCells row, Cell first) {
        Optional<Cell> name = row.cell(TaskSetColumn.NAME);
        if (name.isEmpty()) {
            error(first, "task-set.missing", TaskSetColumn.NAME.title());
        }
        boolean byShare = !places.containsKey(TaskSetColumn.WCET);
        OptionalLong given = byShare ? OptionalLong.empty() : row.needed(TaskSetColumn.WCET);
        OptionalLong gap = row.needed(TaskSetColumn.PERIOD);
        OptionalLong wcet = byShare ? row.shareOf(gap) : given;
        OptionalLong bcet = row.time(TaskSetColumn.BCET);
        long most = wcet.orElse(Long.MAX_VALUE);
        if (bcet.orElse(0) > most) {
            error(row.cell(TaskSetColumn.BCET).orElseThrow(), "task-set.bcet");
        }
        OptionalLong priority = row.whole(TaskSetColumn.PRIORITY);
        if (priority.isEmpty()
                && options.policy() == TaskSetPolicy.FIXED
                && row.cell(TaskSetColumn.PRIORITY).isEmpty()) {
            error(first, "task-set.missing", TaskSetColumn.PRIORITY.title());
        }
        OptionalLong threshold = row.whole(TaskSetColumn.THRESHOLD);
        if (threshold.isPresent() && priority.isPresent() && isBelow(threshold.getAsLong(), priority.getAsLong())) {
            error(row.cell(TaskSetColumn.THRESHOLD).orElseThrow(), "task-set.threshold-below");
        }
        long max = row.time(TaskSetColumn.MAX_REGION).orElse(0);
        long last = row.time(TaskSetColumn.LAST_REGION).orElse(0);
        if (last > most || max > most || max > last && last > 0 && max > most - last) {
            error(first, "task-set.regions");
        }
        List<TaskSetSection> sections = row.sections(wcet.orElse(0));
        if (!sections.isEmpty() && (max > 0 || last > 0)) {
            error(row.cell(TaskSetColumn.SECTIONS).orElseThrow(), "task-set.sections-and-regions");
        }
        List<Integer> affinity = affinity(row);
        return new TaskSetRow(
                name.orElse(first),
                most,
                bcet.orElse(most),
                row.activation(gap.orElse(1)),
                gap.orElse(1),
                row.above0(TaskSetColumn.DEADLINE),
                priority,
                threshold,
                row.time(TaskSetColumn.BLOCKING).orElse(0),
                row.core(affinity),
                affinity,
                row.time(TaskSetColumn.SUSPENSION).orElse(0),
                sections,
                max,
                last);
    }

    private List<Integer> affinity(TaskSetCells row) {
        List<Integer> affinity = row.affinity();
        if (!affinity.isEmpty()) {
            Cell cell = row.cell(TaskSetColumn.AFFINITY).orElseThrow();
            int most = affinity.getLast();
            if (options.cores().isPresent() && most >= options.cores().getAsInt()) {
                error(cell, "task-set.affinity-beyond", most, options.cores().getAsInt());
            }
            row.cell(TaskSetColumn.CORE)
                    .filter(c -> !TaskSetDesign.isNumber(c.text()))
                    .ifPresent(c -> error(c, "task-set.affinity-names", c.text()));
        }
        return affinity;
    }

    private boolean isBelow(long threshold, long priority) {
        return options.higherIsMoreUrgent() ? threshold < priority : threshold > priority;
    }

    private void names(List<TaskSetRow> rows) {
        Map<String, Integer> seen = new HashMap<>();
        for (TaskSetRow row : rows) {
            Integer line = seen.putIfAbsent(row.name().text(), row.name().line());
            if (line != null) {
                error(row.name(), "task-set.name-twice", row.name().text(), line);
            }
        }
    }
}

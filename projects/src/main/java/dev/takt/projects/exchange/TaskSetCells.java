package dev.takt.projects.exchange;

import dev.takt.projects.exchange.CsvTable.Cell;
import dev.takt.projects.exchange.TaskSetColumn.Rounding;
import dev.takt.projects.model.Activation;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one row. What is wrong is collected; a wrong cell reads as if it were not there. */
final class TaskSetCells {
    /** Some 31 years: a resolved design takes no time of its own for longer than that, and a longer period would count as a shorter one. */
    static final long LONGEST_NS = 1_000_000_000_000_000_000L;

    private static final Pattern AMOUNT = Pattern.compile("(" + CsvNumber.SHAPE + ")\\s*([^\\s\\d.,*/+-]*)");
    private static final Set<String> NOTHING = Set.of("", "-", "nan", "n/a", "na", "none", "null");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]\\d.*|\\d+[.,]\\d*|\\d{3,}|1[6-9]|[2-9]\\d");
    private static final Pattern SECTION = Pattern.compile("([^:+;\\s]+)\\s*:\\s*(?:([^+;]+)\\+)?\\s*([^+;]+)");
    private static final Pattern BURST = Pattern.compile("burst\\s*:\\s*(\\d{1,6})(?:\\s*\\+\\s*(.+))?");

    private final Map<TaskSetColumn, Cell> cells;
    private final Map<TaskSetColumn, TaskSetUnit> units;
    private final boolean decimalComma;
    private final Cell first;
    private final List<CsvFinding> findings;
    private final List<CsvFinding> roundings;

    TaskSetCells(
            Map<TaskSetColumn, Cell> cells,
            Map<TaskSetColumn, TaskSetUnit> units,
            boolean decimalComma,
            Cell first,
            List<CsvFinding> findings,
            List<CsvFinding> roundings) {
        this.cells = cells;
        this.units = units;
        this.decimalComma = decimalComma;
        this.first = first;
        this.findings = findings;
        this.roundings = roundings;
    }

    /** The cell of a column, unless it is empty or says that there is nothing, as programs write it; a task may well be called None. */
    Optional<Cell> cell(TaskSetColumn column) {
        return Optional.ofNullable(cells.get(column))
                .filter(c -> !c.isEmpty()
                        && (column == TaskSetColumn.NAME
                                || !NOTHING.contains(c.text().toLowerCase(Locale.ROOT))));
    }

    void error(Cell at, String key, Object... arguments) {
        findings.add(new CsvFinding(at.line(), at.column(), true, Texts.text(key, arguments)));
    }

    /** A time that has to be there and be above 0. */
    OptionalLong needed(TaskSetColumn column) {
        Optional<Cell> cell = cell(column);
        if (cell.isEmpty()) {
            error(cells.getOrDefault(column, first), "task-set.missing", column.title());
            return OptionalLong.empty();
        }
        return above0(column);
    }

    /** A time above 0, if there is one. */
    OptionalLong above0(TaskSetColumn column) {
        Optional<Cell> cell = cell(column);
        if (cell.isPresent() && cell.get().text().startsWith("-")) {
            error(cell.get(), "task-set.zero", column.title(), cell.get().text());
            return OptionalLong.empty();
        }
        OptionalLong ns = time(column);
        if (ns.isPresent() && ns.getAsLong() == 0) {
            error(
                    cell.orElseThrow(),
                    "task-set.zero",
                    column.title(),
                    cell.orElseThrow().text());
            return OptionalLong.empty();
        }
        return ns;
    }

    OptionalLong time(TaskSetColumn column) {
        return cell(column).map(c -> time(c, c.text(), column)).orElse(OptionalLong.empty());
    }

    private OptionalLong time(Cell at, String text, TaskSetColumn column) {
        return time(at, text, column, column.rounding());
    }

    private OptionalLong time(Cell at, String text, TaskSetColumn column, Rounding rounding) {
        String whole = text.strip();
        Matcher amount = AMOUNT.matcher(whole);
        Optional<BigDecimal> number = amount.matches() ? CsvNumber.of(amount.group(1), decimalComma) : Optional.empty();
        if (number.isEmpty()) {
            return inWords(at, whole);
        }
        Optional<TaskSetUnit> unit =
                amount.group(2).isEmpty() ? Optional.ofNullable(units.get(column)) : TaskSetUnit.of(amount.group(2));
        if (unit.isPresent()) {
            return rounded(at, whole, column, unit.get().ns(number.get()), rounding);
        }
        if (amount.group(2).isEmpty()) {
            error(at, "task-set.no-unit", whole, column.title(), TaskSetUnit.accepted());
        } else {
            error(at, "task-set.unknown-unit", amount.group(2), TaskSetUnit.accepted());
        }
        return OptionalLong.empty();
    }

    /** The execution time that a share of the core leaves each job of a period: the share as a number or in percent, above 0. */
    OptionalLong shareOf(OptionalLong periodNs) {
        TaskSetColumn column = TaskSetColumn.UTILIZATION;
        Optional<Cell> cell = cell(column);
        if (cell.isEmpty()) {
            error(cells.getOrDefault(column, first), "task-set.missing", column.title());
            return OptionalLong.empty();
        }
        String text = cell.get().text().strip();
        boolean percent = text.endsWith("%");
        Optional<BigDecimal> share =
                CsvNumber.of(percent ? text.substring(0, text.length() - 1).strip() : text, decimalComma);
        if (share.isEmpty() || share.get().signum() <= 0) {
            error(cell.get(), "task-set.share", text);
            return OptionalLong.empty();
        }
        if (periodNs.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal work = share.get()
                .movePointLeft(percent ? 2 : 0)
                .multiply(BigDecimal.valueOf(periodNs.getAsLong()))
                .divide(BigDecimal.valueOf(jobs()), MathContext.DECIMAL128);
        return rounded(cell.get(), text, TaskSetColumn.WCET, work, Rounding.UP);
    }

    /** How many jobs a period has. */
    private int jobs() {
        Matcher burst =
                BURST.matcher(cell(TaskSetColumn.ARRIVAL).map(Cell::text).orElse(""));
        return burst.matches() ? Math.max(1, Integer.parseInt(burst.group(1))) : 1;
    }

    /** The unit that a cell names itself. */
    static Optional<TaskSetUnit> unitOf(Cell cell) {
        Matcher amount = AMOUNT.matcher(cell.text().strip());
        return amount.matches() ? TaskSetUnit.of(amount.group(2)) : Optional.empty();
    }

    /** Products and times through a frequency, and what is no time at all. */
    private OptionalLong inWords(Cell at, String text) {
        return switch (DurationText.parse(text)) {
            case Parsed.Ok<Long>(Long ns) when ns <= LONGEST_NS -> OptionalLong.of(ns);
            case Parsed.Ok<Long> _ -> tooLong(at, text);
            case Parsed.Wrong<Long>(Message message) -> wrong(at, message);
        };
    }

    private OptionalLong rounded(Cell at, String text, TaskSetColumn column, BigDecimal exact, Rounding rounding) {
        if (exact.signum() < 0) {
            return wrong(at, Texts.text("task-set.negative", column.title(), text));
        }
        if (exact.compareTo(BigDecimal.valueOf(LONGEST_NS)) > 0) {
            return tooLong(at, text);
        }
        // an exponent of -999 has a thousand decimals, none of which is wanted
        BigDecimal whole = exact.setScale(
                0,
                switch (rounding) {
                    case UP -> RoundingMode.CEILING;
                    case DOWN -> RoundingMode.FLOOR;
                });
        if (whole.compareTo(exact) != 0) {
            String key =
                    switch (rounding) {
                        case UP -> "task-set.note.rounded-up";
                        case DOWN -> "task-set.note.rounded-down";
                    };
            roundings.add(new CsvFinding(
                    at.line(),
                    at.column(),
                    false,
                    Texts.text(key, column.title(), text, String.valueOf(whole.longValueExact()))));
        }
        return OptionalLong.of(whole.longValueExact());
    }

    private OptionalLong tooLong(Cell at, String text) {
        return wrong(at, Texts.text("task-set.too-long", text, DurationText.format(LONGEST_NS)));
    }

    private OptionalLong wrong(Cell at, Message message) {
        findings.add(new CsvFinding(at.line(), at.column(), true, message));
        return OptionalLong.empty();
    }

    OptionalLong whole(TaskSetColumn column) {
        Optional<Cell> cell = cell(column);
        if (cell.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong whole = CsvNumber.whole(cell.get().text(), decimalComma);
        if (whole.isEmpty()) {
            error(cell.get(), "task-set.not-whole", cell.get().text(), column.title());
        }
        return whole;
    }

    /** The first of the allowed cores, or of all, if there is no cell. */
    String core(List<Integer> affinity) {
        Optional<Cell> cell = cell(TaskSetColumn.CORE);
        OptionalLong number =
                cell.map(c -> CsvNumber.whole(c.text(), decimalComma)).orElse(OptionalLong.empty());
        if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() < TaskSetDesign.MOST_CORES) {
            return String.valueOf(number.getAsLong());
        }
        if (cell.isPresent() && LIKE_A_NUMBER.matcher(cell.get().text()).matches()) {
            error(cell.get(), "task-set.core", cell.get().text(), TaskSetDesign.MOST_CORES - 1);
        }
        return cell.map(Cell::text).orElse(affinity.isEmpty() ? "0" : String.valueOf(affinity.getFirst()));
    }

    /** What releases the task, given its period or gap. */
    Activation activation(long gapNs) {
        long offset = time(TaskSetColumn.OFFSET).orElse(0);
        long jitter = time(TaskSetColumn.JITTER).orElse(0);
        String kind = cell(TaskSetColumn.ARRIVAL).map(Cell::text).orElse("periodic");
        Matcher burst = BURST.matcher(kind);
        if (jitter > 0 && !kind.equals("periodic")) {
            error(cell(TaskSetColumn.JITTER).orElseThrow(), "task-set.jitter-of", kind);
        }
        if (burst.matches()) {
            return burst(burst, gapNs, offset);
        }
        return switch (kind) {
            case "periodic" -> new Activation.Periodic(gapNs, offset, jitter);
            case "sporadic" -> new Activation.Sporadic(gapNs, 0, offset);
            default -> {
                error(cell(TaskSetColumn.ARRIVAL).orElseThrow(), "task-set.arrival", kind);
                yield new Activation.Periodic(gapNs, offset, jitter);
            }
        };
    }

    private Activation burst(Matcher burst, long gapNs, long offset) {
        Cell at = cell(TaskSetColumn.ARRIVAL).orElseThrow();
        int count = Integer.parseInt(burst.group(1));
        long inner = burst.group(2) == null
                ? 0
                : time(at, burst.group(2), TaskSetColumn.ARRIVAL).orElse(0);
        if (count == 0) {
            error(at, "task-set.arrival", at.text());
        } else if (inner > 0 && count - 1 > (gapNs - 1) / inner) {
            error(at, "task-set.burst-too-long", at.text());
        }
        return new Activation.Burst(count, inner, gapNs, offset);
    }

    /** The cores a task is allowed, in rising order; none if it does not say. */
    List<Integer> affinity() {
        TreeSet<Integer> cores = new TreeSet<>();
        Optional<Cell> cell = cell(TaskSetColumn.AFFINITY);
        if (cell.isPresent()) {
            String text = cell.get().text().strip();
            for (String part : text.split("[|;,\\s]+", -1)) {
                if (!part.matches("\\d{1,2}") || Integer.parseInt(part) >= TaskSetDesign.MOST_CORES) {
                    error(cell.get(), "task-set.affinity", text, TaskSetDesign.MOST_CORES - 1);
                    return List.of();
                }
                cores.add(Integer.parseInt(part));
            }
        }
        return List.copyOf(cores);
    }

    /** The critical sections of a task of this execution time, checked to be nested or apart. */
    List<TaskSetSection> sections(long wcetNs) {
        Optional<Cell> cell = cell(TaskSetColumn.SECTIONS);
        List<TaskSetSection> sections = new ArrayList<>();
        if (cell.isEmpty()) {
            return sections;
        }
        long end = 0;
        for (String part : cell.get().text().split("[;|]", -1)) {
            Matcher matcher = SECTION.matcher(part.strip());
            if (!matcher.matches()) {
                error(cell.get(), "task-set.section", part.strip());
                continue;
            }
            OptionalLong start = matcher.group(2) == null
                    ? OptionalLong.of(end)
                    : time(cell.get(), matcher.group(2), TaskSetColumn.SECTIONS, Rounding.DOWN);
            OptionalLong length = time(cell.get(), matcher.group(3), TaskSetColumn.SECTIONS);
            if (start.isEmpty() || length.isEmpty()) {
                continue;
            }
            TaskSetSection section = new TaskSetSection(matcher.group(1), start.getAsLong(), length.getAsLong());
            end = section.endNs();
            if (section.lengthNs() == 0) {
                error(cell.get(), "task-set.section-empty", part.strip());
            } else if (wcetNs > 0 && end > wcetNs) {
                error(cell.get(), "task-set.section-outside", part.strip());
            } else if (sections.stream()
                    .anyMatch(s -> !s.isApartFrom(section) && !s.contains(section) && !section.contains(s))) {
                error(cell.get(), "task-set.section-overlaps", part.strip());
            }
            sections.add(section);
        }
        return sections;
    }
}

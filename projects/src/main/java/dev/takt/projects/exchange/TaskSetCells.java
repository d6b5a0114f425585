package dev.takt.projects.exchange;

import dev.takt.projects.exchange.CsvTable.Cell;
import dev.takt.projects.model.Activation;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one row. What is wrong is collected; a wrong cell reads as if it were not there. */
final class TaskSetCells {
    /** Far beyond any busy period that is followed, and far from where sums would overflow. */
    static final long LONGEST_NS = 100L * 365 * 24 * 3600 * 1_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?|-?\\.\\d+");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]\\d.*|\\d+[.,]\\d*|\\d{3,}|1[6-9]|[2-9]\\d");
    private static final Pattern SECTION = Pattern.compile("([^:+;\\s]+)\\s*:\\s*(?:([^+;]+)\\+)?\\s*([^+;]+)");
    private static final Pattern BURST = Pattern.compile("burst\\s*:\\s*(\\d{1,6})(?:\\s*\\+\\s*(.+))?");

    private final Map<TaskSetColumn, Cell> cells;
    private final Map<TaskSetColumn, String> units;
    private final Cell first;
    private final List<CsvFinding> findings;

    TaskSetCells(
            Map<TaskSetColumn, Cell> cells, Map<TaskSetColumn, String> units, Cell first, List<CsvFinding> findings) {
        this.cells = cells;
        this.units = units;
        this.first = first;
        this.findings = findings;
    }

    Optional<Cell> cell(TaskSetColumn column) {
        return Optional.ofNullable(cells.get(column))
                .filter(c -> !c.isEmpty() && !c.text().equals("-"));
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
        OptionalLong ns = time(column);
        if (ns.isPresent() && ns.getAsLong() == 0) {
            error(cell(column).orElseThrow(), "task-set.zero", column.title());
            return OptionalLong.empty();
        }
        return ns;
    }

    OptionalLong time(TaskSetColumn column) {
        return cell(column).map(c -> time(c, c.text(), column)).orElse(OptionalLong.empty());
    }

    private OptionalLong time(Cell at, String text, TaskSetColumn column) {
        String unit = units.getOrDefault(column, "");
        String whole = text.strip();
        if (NUMBER.matcher(whole).matches()) {
            if (unit.isEmpty()) {
                error(at, "task-set.no-unit", whole, column.title());
                return OptionalLong.empty();
            }
            whole += " " + unit;
        }
        return switch (DurationText.parse(whole)) {
            case Parsed.Ok<Long>(Long ns) when ns <= LONGEST_NS -> OptionalLong.of(ns);
            case Parsed.Ok<Long> _ -> wrong(at, Texts.text("task-set.too-long", text, DurationText.format(LONGEST_NS)));
            case Parsed.Wrong<Long>(Message message) -> wrong(at, message);
        };
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
        if (!WHOLE.matcher(cell.get().text()).matches()) {
            error(cell.get(), "task-set.not-whole", cell.get().text(), column.title());
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(cell.get().text()));
    }

    /** The first of the allowed cores, or of all, if there is no cell. */
    String core(List<Integer> affinity) {
        Optional<Cell> cell = cell(TaskSetColumn.CORE);
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
                    : time(cell.get(), matcher.group(2), TaskSetColumn.SECTIONS);
            OptionalLong length = time(cell.get(), matcher.group(3), TaskSetColumn.SECTIONS);
            if (start.isEmpty() || length.isEmpty()) {
                continue;
            }
            TaskSetSection section = new TaskSetSection(matcher.group(1), start.getAsLong(), length.getAsLong());
            end = section.endNs();
            if (section.lengthNs() == 0) {
                error(cell.get(), "task-set.zero", part.strip());
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

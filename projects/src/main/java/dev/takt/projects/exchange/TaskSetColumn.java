package dev.takt.projects.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns a task-set table may have, each with the names its header may use, the first of which messages use. */
enum TaskSetColumn {
    NAME("name", "task", "task_name", "id", "task_id"),
    WCET(
            Rounding.UP,
            "wcet",
            "c",
            "c_i",
            "ci",
            "c_max",
            "cost",
            "execution_time",
            "exec_time",
            "computation",
            "computation_time",
            "worst_case_execution_time",
            "worst_case_computation_time"),
    BCET(Rounding.DOWN, "bcet", "c_min", "best_case_execution_time"),
    PERIOD(
            Rounding.DOWN,
            "period",
            "t",
            "t_i",
            "ti",
            "gap",
            "min_gap",
            "min_interarrival",
            "min_interarrival_time",
            "min_inter_arrival_time",
            "minimum_interarrival_time",
            "minimum_inter_arrival_time",
            "interarrival",
            "inter_arrival_time",
            "cycle_time"),
    DEADLINE(Rounding.DOWN, "deadline", "d", "d_i", "di", "relative_deadline"),
    PRIORITY("priority", "prio"),
    THRESHOLD("threshold", "preemption_threshold"),
    JITTER(Rounding.UP, "jitter", "j", "j_i", "ji", "release_jitter"),
    OFFSET(Rounding.DOWN, "offset", "phase", "o_i", "first_release", "release_offset"),
    BLOCKING(Rounding.UP, "blocking", "b", "b_i", "bi", "blocking_time"),
    CORE("core", "cpu", "processor", "core_id", "cpu_id"),
    AFFINITY("affinity", "allowed_cores"),
    ARRIVAL(Rounding.DOWN, "arrival"),
    SUSPENSION(Rounding.UP, "suspension", "self_suspension", "suspension_time"),
    SECTIONS(Rounding.UP, "critical_sections", "sections"),
    MAX_REGION(
            Rounding.UP,
            "max_np_region",
            "max_np",
            "np_region",
            "np",
            "non_preemptive",
            "nonpreemptive",
            "non_preemptive_region",
            "max_non_preemptive_region"),
    LAST_REGION(Rounding.UP, "last_np_region", "last_np", "last_non_preemptive_region"),
    UTILIZATION("utilization", "utilisation", "u", "u_i", "ui", "util");

    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)_(?:in_)?([a-z]+)");

    /** Priorities to some authors, periods to others. */
    private static final Set<String> PRIORITY_OR_PERIOD = Set.of("p", "p_i", "pi", "\u03c0", "\u03c0_i");

    /** A column with the unit its header gives it, if it gives one. */
    record Named(TaskSetColumn column, Optional<TaskSetUnit> unit) {}

    private final Optional<Rounding> rounding;
    private final List<String> names;

    TaskSetColumn(String... names) {
        this.rounding = Optional.empty();
        this.names = List.of(names);
    }

    TaskSetColumn(Rounding rounding, String... names) {
        this.rounding = Optional.of(rounding);
        this.names = List.of(names);
    }

    String title() {
        return names.getFirst();
    }

    /** Where a time between two nanoseconds goes so that no bound gets shorter. */
    Rounding rounding() {
        return rounding.orElseThrow();
    }

    static String accepted() {
        return Arrays.stream(values()).map(TaskSetColumn::title).collect(Collectors.joining(", "));
    }

    /** The column of a header cell: {@code wcet}, {@code wcet_us}, {@code wcet (us)}, {@code wcet [usec]}, {@code wcet.us}, {@code wcetUs}. */
    static Optional<Named> of(String header) {
        String plain = plain(header);
        Optional<TaskSetColumn> whole = named(plain);
        if (whole.isPresent()) {
            return whole.map(c -> new Named(c, Optional.empty()));
        }
        Matcher parts = WITH_UNIT.matcher(plain);
        if (!parts.matches() || isMinimumOrMinutes(header)) {
            return Optional.empty();
        }
        Optional<TaskSetUnit> unit = TaskSetUnit.of(parts.group(2));
        // what has a unit of time is no priority
        return named(PRIORITY_OR_PERIOD.contains(parts.group(1)) ? PERIOD.title() : parts.group(1))
                .filter(c -> c.rounding.isPresent() && unit.isPresent())
                .map(c -> new Named(c, unit));
    }

    /** A letter that stands for the priority or for the period. */
    static boolean isPriorityOrPeriod(String header) {
        return PRIORITY_OR_PERIOD.contains(plain(header));
    }

    /** A time column whose name ends in {@code _min}: the least one, or one in minutes? */
    static boolean isMinimumOrMinutes(String header) {
        String plain = plain(header);
        return plain.endsWith("_min")
                && !header.strip().matches(".*[)\\]]")
                && named(plain.substring(0, plain.length() - "_min".length()))
                        .filter(c -> c.rounding.isPresent())
                        .isPresent();
    }

    private static String plain(String header) {
        return header.strip()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replaceAll("[\\s./()\\[\\]_-]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static Optional<TaskSetColumn> named(String name) {
        return Arrays.stream(values()).filter(c -> c.names.contains(name)).findFirst();
    }

    /** Up or down to a whole nanosecond. */
    enum Rounding {
        UP,
        DOWN
    }
}

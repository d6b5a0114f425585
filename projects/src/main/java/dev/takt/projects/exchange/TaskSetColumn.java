package dev.takt.projects.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns a task-set table may have, each with the names its header may use. */
enum TaskSetColumn {
    NAME(false, "name", "task"),
    WCET(true, "wcet", "c"),
    BCET(true, "bcet"),
    PERIOD(true, "period", "t", "gap", "min_gap"),
    DEADLINE(true, "deadline", "d"),
    PRIORITY(false, "priority", "prio"),
    THRESHOLD(false, "threshold", "preemption_threshold"),
    JITTER(true, "jitter", "j"),
    OFFSET(true, "offset", "phase"),
    BLOCKING(true, "blocking", "b"),
    CORE(false, "core", "cpu"),
    AFFINITY(false, "affinity", "allowed_cores"),
    ARRIVAL(true, "arrival"),
    SUSPENSION(true, "suspension"),
    SECTIONS(true, "critical_sections", "sections"),
    MAX_REGION(true, "max_np_region", "np_region"),
    LAST_REGION(true, "last_np_region");

    static final List<String> UNITS = List.of("ns", "us", "ms", "s", "min", "h");

    /** A column with the unit its header gives it, empty if none. */
    record Named(TaskSetColumn column, String unit) {}

    final boolean isTime;
    private final List<String> names;

    TaskSetColumn(boolean isTime, String... names) {
        this.isTime = isTime;
        this.names = List.of(names);
    }

    String title() {
        return names.getFirst();
    }

    static String accepted() {
        return Arrays.stream(values()).map(TaskSetColumn::title).collect(Collectors.joining(", "));
    }

    /** The column of a header cell: {@code wcet}, {@code wcet_us}, {@code wcet (us)} or {@code wcet [us]}. */
    static Optional<Named> of(String header) {
        String plain = header.strip()
                .toLowerCase(Locale.ROOT)
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replaceAll("[\\s_-]*[(\\[]\\s*(\\w+)\\s*[)\\]]$", "_$1")
                .replaceAll("[\\s-]+", "_");
        Optional<TaskSetColumn> whole = named(plain);
        if (whole.isPresent()) {
            return whole.map(c -> new Named(c, ""));
        }
        int cut = plain.lastIndexOf('_');
        if (cut < 0 || !UNITS.contains(plain.substring(cut + 1))) {
            return Optional.empty();
        }
        return named(plain.substring(0, cut)).filter(c -> c.isTime).map(c -> new Named(c, plain.substring(cut + 1)));
    }

    private static Optional<TaskSetColumn> named(String name) {
        return Arrays.stream(values()).filter(c -> c.names.contains(name)).findFirst();
    }
}

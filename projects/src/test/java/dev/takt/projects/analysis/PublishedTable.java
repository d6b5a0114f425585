package dev.takt.projects.analysis;

import dev.takt.projects.exchange.ImportedTaskSet;
import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A published task set as the table that a user would import: members of its tasks are columns, one unit of the case is a microsecond. Nothing else makes the design. */
record PublishedTable(List<Map<String, String>> rows) {
    private static final Set<String> TIMES = Set.of(
            "wcet",
            "bcet",
            "period",
            "deadline",
            "jitter",
            "offset",
            "blocking",
            "suspension",
            "critical_sections",
            "max_np_region",
            "last_np_region",
            "arrival");
    private static final Set<String> OTHERS = Set.of("name", "priority", "core");

    static PublishedTable of(String name) {
        return new PublishedTable(
                PublishedCase.of(name).tasks().stream().map(PublishedTable::row).toList());
    }

    private static Map<String, String> row(JsonObject task) {
        Map<String, String> row = new LinkedHashMap<>();
        task.members().forEach(m -> {
            if (TIMES.contains(m.name()) || OTHERS.contains(m.name())) {
                row.put(m.name(), cell(m.value()));
            }
        });
        task.get("priority_mast_higher_is_more_urgent").ifPresent(p -> row.put("priority", cell(p)));
        if ("bursty".equals(row.get("arrival"))) {
            row.put("arrival", "burst:" + cell(task.get("max_arrivals").orElseThrow()));
            row.put("period", cell(task.get("bound_interval").orElseThrow()));
        }
        return row;
    }

    private static String cell(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.exact().toPlainString();
            case JsonString string -> string.value();
            case JsonArray sections ->
                sections.elements().stream().map(s -> section((JsonObject) s)).collect(Collectors.joining("|"));
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static String section(JsonObject section) {
        String start = section.get("start").map(s -> cell(s) + "+").orElse("");
        return cell(section.get("resource").orElseThrow()) + ":" + start
                + cell(section.get("length").orElseThrow());
    }

    String csv() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(r -> columns.addAll(r.keySet()));
        String header =
                columns.stream().map(c -> TIMES.contains(c) ? c + "_us" : c).collect(Collectors.joining(",", "", "\n"));
        return rows.stream()
                .map(r -> columns.stream().map(c -> r.getOrDefault(c, "")).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header, "\n"));
    }

    AnalysisResult analysed(TaskSetOptions options, long granuleNs) {
        return Analysis.of(machine(options), granuleNs, Progress.NONE);
    }

    private Machine machine(TaskSetOptions options) {
        ImportedTaskSet imported = TaskSetCsv.read(csv(), options);
        return Machine.of(
                        imported.project()
                                .orElseThrow(() ->
                                        new AssertionError(imported.findings().toString())),
                        ShippedCatalogue.get())
                .orElseThrow();
    }

    /** Bounds in units of the case by the tasks' names; what has none is left out. */
    Map<String, BigDecimal> figures(TaskSetOptions options, long granuleNs) {
        Machine machine = machine(options);
        AnalysisResult result = Analysis.of(machine, granuleNs, Progress.NONE);
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        machine.contexts().forEach(c -> {
            if (result.contexts().get(c.index()).bound() instanceof Bound.Known known) {
                figures.put(c.name(), PublishedCase.units(known.ns()));
            }
        });
        return figures;
    }
}

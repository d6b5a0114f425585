package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.ShareText;
import java.util.Optional;
import java.util.OptionalLong;

/** Two readings side by side, as text and JSON. In the text a figure that differs has {@code <} behind it where less has become of it, {@code >} where more. */
public record ComparisonReport(Comparison comparison) implements Report {
    private static final int LONGEST = 60;
    private static final String NONE = "-";

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(side("A", comparison.a())).append(side("B", comparison.b())).append('\n');
        design(text);
        Table rows = new Table(
                "",
                "CONTEXT",
                ">DEADLINE",
                ">BOUND A",
                ">BOUND B",
                "",
                ">SEEN A",
                ">SEEN B",
                "",
                ">MISSED A",
                ">MISSED B",
                "",
                "VERDICT");
        comparison.rows().forEach(r -> row(rows, r));
        Table cores = new Table("CORE", ">DEMAND A", ">DEMAND B", "", ">BUSY A", ">BUSY B", "");
        comparison
                .cores()
                .forEach(c -> cores.row(
                        String.valueOf(c.core()),
                        permille(c.demandA()),
                        permille(c.demandB()),
                        sign(c.demand()),
                        ppm(c.busyA()),
                        ppm(c.busyB()),
                        sign(c.busy())));
        text.append(rows.text()).append('\n').append(cores.text());
        problems(text);
        return text.append('\n').append(end()).append('\n').toString();
    }

    private static String side(String letter, ComparedSide side) {
        return Texts.text(
                                side.recorded() ? "report.compare.side.recorded" : "report.compare.side",
                                letter,
                                side.label(),
                                side.runtime(),
                                side.chip(),
                                side.seed())
                        .text()
                + "\n";
    }

    private void design(StringBuilder text) {
        if (comparison.design().isEmpty()) {
            text.append(Texts.text("report.compare.same-design").text()).append("\n\n");
            return;
        }
        for (DesignDifference d : comparison.design()) {
            text.append("  ").append(words(d)).append('\n');
        }
        text.append('\n');
    }

    /** A difference as one line: {@code place: before -> after}, with + or - for what one side alone has. Long values are cut; JSON output has all of them. */
    public static String words(DesignDifference d) {
        if (d.isAdded()) {
            return "+ " + d.place() + ": " + cut(d.after());
        }
        if (d.isRemoved()) {
            return "- " + d.place() + ": " + cut(d.before());
        }
        return "~ " + d.place() + ": " + cut(d.before()) + " -> " + cut(d.after());
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }

    private static void row(Table table, ComparedRow row) {
        table.row(
                row.worsened() ? "!" : row.improved() ? "+" : row.same() ? "" : "~",
                row.name(),
                changed(row.a().map(f -> duration(f.deadlineNs())), row.b().map(f -> duration(f.deadlineNs()))),
                row.a().map(ComparisonReport::bound).orElse(NONE),
                row.b().map(ComparisonReport::bound).orElse(NONE),
                sign(row.bound()),
                row.a().map(f -> duration(f.seenNs())).orElse(NONE),
                row.b().map(f -> duration(f.seenNs())).orElse(NONE),
                sign(row.seen()),
                row.a().map(f -> count(f.misses())).orElse(NONE),
                row.b().map(f -> count(f.misses())).orElse(NONE),
                sign(row.misses()),
                changed(row.a().map(f -> f.verdict().tag()), row.b().map(f -> f.verdict()
                        .tag())));
    }

    private static String changed(Optional<String> a, Optional<String> b) {
        return a.equals(b) ? a.orElse(NONE) : a.orElse(NONE) + " -> " + b.orElse(NONE);
    }

    private static String bound(ComparedFigures figures) {
        return figures.unlimited() ? Texts.text("report.analysis.unbounded").text() : duration(figures.boundNs());
    }

    private static String duration(OptionalLong ns) {
        return ns.isPresent() ? DurationText.format(ns.getAsLong()) : NONE;
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : NONE;
    }

    private static String sign(Trend trend) {
        return switch (trend) {
            case SAME -> "";
            case BETTER -> "<";
            case WORSE -> ">";
            case OTHER -> "*";
        };
    }

    private static String permille(OptionalLong share) {
        return share.isPresent() ? ShareText.ofThousandths(share.getAsLong()) : NONE;
    }

    private static String ppm(OptionalLong share) {
        return share.isPresent() ? ShareText.ofMillionths(share.getAsLong()) : NONE;
    }

    private void problems(StringBuilder text) {
        if (!comparison.gone().isEmpty()) {
            text.append('\n').append(Texts.text("report.compare.gone").text()).append('\n');
            text.append(ProblemLines.lines(comparison.a().label(), comparison.gone()));
        }
        if (!comparison.come().isEmpty()) {
            text.append('\n').append(Texts.text("report.compare.come").text()).append('\n');
            text.append(ProblemLines.lines(comparison.b().label(), comparison.come()));
        }
    }

    private String end() {
        String key = comparison.same()
                ? "report.compare.same"
                : comparison.worsened() ? "report.compare.worse" : "report.compare.not-worse";
        long worse = comparison.rows().stream().filter(ComparedRow::worsened).count();
        long better = comparison.rows().stream().filter(ComparedRow::improved).count();
        return Texts.text(key, worse, better, comparison.newErrors()).text();
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.comparison/1")
                .put("a", json(comparison.a()))
                .put("b", json(comparison.b()))
                .put("same", comparison.same())
                .put("worse", comparison.worsened())
                .put(
                        "design",
                        Json.array(comparison.design().stream()
                                .map(ComparisonReport::json)
                                .toList()))
                .put("contexts", rows(false))
                .put("chains", rows(true))
                .put(
                        "cores",
                        Json.array(comparison.cores().stream()
                                .map(ComparisonReport::json)
                                .toList()))
                .put("problemsOfA", ProblemLines.json(comparison.gone()))
                .put("problemsOfB", ProblemLines.json(comparison.come()))
                .build();
    }

    private static JsonObject json(ComparedSide side) {
        return Json.object()
                .put("label", side.label())
                .put("target", side.reading().project().target())
                .put("runtime", side.reading().project().runtime())
                .put("seed", side.recorded() ? Json.nothing() : Json.number(side.seed()))
                .put("missed", side.misses())
                .build();
    }

    private static JsonObject json(DesignDifference difference) {
        Json.ObjectBuilder object = Json.object();
        difference.item().ifPresent(i -> object.put("item", i.value()).put("name", difference.name()));
        if (!difference.property().isEmpty()) {
            object.put("property", difference.property());
        }
        if (!difference.isAdded()) {
            object.put("a", difference.before());
        }
        if (!difference.isRemoved()) {
            object.put("b", difference.after());
        }
        return object.build();
    }

    private JsonValue rows(boolean chains) {
        return Json.array(comparison.rows().stream()
                .filter(r -> r.chain() == chains)
                .map(ComparisonReport::json)
                .toList());
    }

    private static JsonObject json(ComparedRow row) {
        return Json.object()
                .put("item", row.item().value())
                .put("name", row.name())
                .put("same", row.same())
                .put("worse", row.worsened())
                .put("better", row.improved())
                .put("a", row.a().map(ComparisonReport::json).orElse(Json.nothing()))
                .put("b", row.b().map(ComparisonReport::json).orElse(Json.nothing()))
                .build();
    }

    private static JsonValue json(ComparedFigures figures) {
        return Json.object()
                .put("deadlineNs", AnalysisReport.orNull(figures.deadlineNs()))
                .put("boundNs", AnalysisReport.orNull(figures.boundNs()))
                .put("noLimit", figures.unlimited())
                .put("verdict", figures.verdict().tag())
                .put("worstSeenNs", AnalysisReport.orNull(figures.seenNs()))
                .put("jobs", AnalysisReport.orNull(figures.jobs()))
                .put("missed", AnalysisReport.orNull(figures.misses()))
                .build();
    }

    private static JsonObject json(ComparedCore core) {
        return Json.object()
                .put("core", core.core())
                .put("demandPermilleA", AnalysisReport.orNull(core.demandA()))
                .put("demandPermilleB", AnalysisReport.orNull(core.demandB()))
                .put("busyPpmA", AnalysisReport.orNull(core.busyA()))
                .put("busyPpmB", AnalysisReport.orNull(core.busyB()))
                .build();
    }
}

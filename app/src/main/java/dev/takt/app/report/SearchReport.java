package dev.takt.app.report;

import dev.takt.app.reading.Searched;
import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.machine.Context;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.WorstJob;
import dev.takt.sim.search.Found;
import dev.takt.sim.search.ScenarioText;
import java.util.Optional;
import java.util.OptionalLong;

/** What a worst-case search has found, beside the plain run and the bound. What was found is no bound, and a bound need not be reached. */
public record SearchReport(String file, Searched searched) implements Report {
    @Override
    public String text() {
        Table table = new Table(
                "CONTEXT", ">PLAIN RUN", ">WORST FOUND", ">BOUND", ">DEADLINE", ">RUN", ">CHANGES", "VERDICT");
        StringBuilder reasons = new StringBuilder();
        for (Found found : searched.result().found()) {
            Context context = searched.context(found);
            Bound bound = searched.bound(found);
            table.row(
                    context.name(),
                    duration(found.plain()),
                    duration(found.worst()),
                    switch (bound) {
                        case Bound.Known known -> DurationText.format(known.ns());
                        case Bound.Unbounded _ ->
                            Texts.text("report.analysis.unbounded").text();
                        case Bound.NotApplicable _ ->
                            Texts.text("report.search.no-bound").text();
                    },
                    context.deadlineNs().isPresent()
                            ? DurationText.format(context.deadlineNs().getAsLong())
                            : "-",
                    String.valueOf(found.run()),
                    found.scenario().changes().size() + (found.minimal() ? "" : "+"),
                    Texts.text("report.search." + searched.meaning(found).tag()).text());
            reasons.append(reason(context.name(), bound));
        }
        return table.text() + "\n" + reasons + (reasons.isEmpty() ? "" : "\n") + end();
    }

    private static String reason(String name, Bound bound) {
        return switch (bound) {
            case Bound.Known _ -> "";
            case Bound.Unbounded unbounded -> name + ": " + unbounded.reason().text() + "\n";
            case Bound.NotApplicable none -> name + ": " + none.reason().text() + "\n";
        };
    }

    private String end() {
        return Texts.text(
                                "report.search.end",
                                file,
                                searched.result().runs(),
                                searched.options().seed(),
                                DurationText.format(searched.options().limit().untilNs()))
                        .text()
                + "\n";
    }

    private static String duration(Optional<WorstJob> job) {
        return job.map(worst -> DurationText.format(worst.responseNs())).orElse("-");
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.search/1")
                .put("file", file)
                .put("seed", searched.options().seed())
                .put("runs", searched.result().runs())
                .put("untilNs", searched.options().limit().untilNs())
                .put("offsets", searched.options().offsets())
                .put("shorter", searched.options().shorter())
                .put(
                        "contexts",
                        Json.array(searched.result().found().stream()
                                .map(this::json)
                                .toList()))
                .build();
    }

    private JsonObject json(Found found) {
        Context context = searched.context(found);
        Bound bound = searched.bound(found);
        Json.ObjectBuilder object = Json.object()
                .put("item", context.item().value())
                .put("name", context.name())
                .put("plainNs", response(found.plain()))
                .put("worstNs", response(found.worst()))
                .put("boundNs", bound instanceof Bound.Known known ? Json.number(known.ns()) : Json.nothing());
        switch (bound) {
            case Bound.Known known -> object.put("theorem", known.theorem().tag());
            case Bound.Unbounded unbounded ->
                object.put("reason", unbounded.reason().text());
            case Bound.NotApplicable none -> object.put("reason", none.reason().text());
        }
        return object.put("deadlineNs", AnalysisReport.orNull(context.deadlineNs()))
                .put("misses", searched.misses(found))
                .put("exceedsBound", searched.exceedsBound(found))
                .put("run", found.run())
                .put("changes", found.scenario().changes().size())
                .put("minimal", found.minimal())
                .put(
                        "scenario",
                        found.longer()
                                ? searched.scenario(found)
                                        .<JsonValue>map(ScenarioText::json)
                                        .orElse(Json.nothing())
                                : Json.nothing())
                .build();
    }

    private static JsonValue response(Optional<WorstJob> job) {
        return AnalysisReport.orNull(
                job.map(worst -> OptionalLong.of(worst.responseNs())).orElse(OptionalLong.empty()));
    }
}

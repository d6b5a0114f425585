package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.synthesis.Assignment;
import dev.takt.projects.units.DurationText;
import java.util.Optional;

/** Priorities and cores before and after they were assigned, with the bounds that follow. */
public record AssignmentReport(String file, Project before, Assignment assignment) implements Report {
    @Override
    public String text() {
        return switch (assignment) {
            case Assignment.None(var reason) -> reason.text() + "\n";
            case Assignment.Done done -> table(done) + "\n" + end(done) + "\n";
        };
    }

    private String table(Assignment.Done done) {
        Table table = new Table("TASK", ">CORE", ">PRIORITY", ">WAS", ">DEADLINE", ">BOUND", "VERDICT");
        for (Task task : done.project().all(Task.class)) {
            Task was = before.item(task.id(), Task.class).orElseThrow();
            Optional<ContextAnalysis> analysis = done.analysis().of(task.id());
            table.row(
                    task.name(),
                    String.valueOf(task.core()),
                    String.valueOf(task.priority()),
                    was.core() + " / " + was.priority(),
                    analysis.filter(a -> a.deadlineNs().isPresent())
                            .map(a -> DurationText.format(a.deadlineNs().getAsLong()))
                            .orElse("-"),
                    analysis.map(a -> bound(a.bound())).orElse("-"),
                    analysis.map(a -> a.verdict().tag()).orElse("-"));
        }
        return table.text();
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> DurationText.format(known.ns());
            case Bound.Unbounded _ -> Texts.text("report.analysis.unbounded").text();
            case Bound.NotApplicable _ -> "-";
        };
    }

    private static String end(Assignment.Done done) {
        return Texts.text(
                        done.meets() ? "report.assignment.meets" : "report.assignment.misses", missing(done.analysis()))
                .text();
    }

    private static long missing(AnalysisResult result) {
        return result.contexts().stream()
                .filter(c -> c.deadlineNs().isPresent() && c.verdict() != Verdict.MEETS)
                .count();
    }

    @Override
    public JsonObject json() {
        Json.ObjectBuilder object =
                Json.object().put("schema", "takt.assignment/1").put("file", file);
        return switch (assignment) {
            case Assignment.None(var reason) ->
                object.put("assigned", false).put("reason", reason.text()).build();
            case Assignment.Done done ->
                object.put("assigned", true)
                        .put("meets", done.meets())
                        .put(
                                "tasks",
                                Json.array(done.project().all(Task.class).stream()
                                        .map(t -> json(t, done))
                                        .toList()))
                        .build();
        };
    }

    private JsonObject json(Task task, Assignment.Done done) {
        Task was = before.item(task.id(), Task.class).orElseThrow();
        Optional<ContextAnalysis> analysis = done.analysis().of(task.id());
        JsonValue bound = analysis.<JsonValue>map(
                        a -> a.bound() instanceof Bound.Known known ? Json.number(known.ns()) : Json.nothing())
                .orElse(Json.nothing());
        return Json.object()
                .put("item", task.id().value())
                .put("name", task.name())
                .put("core", task.core())
                .put("priority", task.priority())
                .put("coreBefore", was.core())
                .put("priorityBefore", was.priority())
                .put("boundNs", bound)
                .put("verdict", analysis.map(a -> a.verdict().tag()).orElse(Verdict.UNKNOWN.tag()))
                .build();
    }
}

package dev.takt.app.report;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** Problems one a line, as compilers write them: file, place, severity, words, rule. */
public final class ProblemLines {
    private ProblemLines() {}

    /** {@code design.takt:12:5: error: words [rule]}, or {@code design.takt: error: item: words [rule]} for what comes from no line. */
    public static String line(String file, Problem problem) {
        StringBuilder line = new StringBuilder(file);
        if (problem.line() > 0) {
            line.append(':').append(problem.line()).append(':').append(problem.column());
        }
        line.append(": ").append(problem.severity().tag()).append(": ");
        problem.item()
                .ifPresent(item -> line.append(item).append(property(problem)).append(": "));
        return line.append(problem.message().text())
                .append(" [")
                .append(problem.rule())
                .append(']')
                .toString();
    }

    private static String property(Problem problem) {
        return problem.property().isEmpty() ? "" : "." + problem.property();
    }

    static String lines(String file, List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        problems.forEach(p -> lines.append(line(file, p)).append('\n'));
        return lines.toString();
    }

    static JsonValue json(List<Problem> problems) {
        return Json.array(problems.stream().map(ProblemLines::json).toList());
    }

    private static JsonObject json(Problem problem) {
        Json.ObjectBuilder object = Json.object()
                .put("rule", problem.rule())
                .put("severity", problem.severity().tag())
                .put("message", problem.message().text());
        problem.item().map(ItemId::value).ifPresent(item -> object.put("item", item));
        if (!problem.property().isEmpty()) {
            object.put("property", problem.property());
        }
        if (problem.line() > 0) {
            object.put("line", problem.line()).put("column", problem.column());
        }
        return object.put(
                        "fixes",
                        Json.array(problem.fixes().stream()
                                .map(f -> Json.string(f.edit().label().text()))
                                .toList()))
                .build();
    }

    static long count(List<Problem> problems, Severity severity) {
        return problems.stream().filter(p -> p.severity() == severity).count();
    }
}

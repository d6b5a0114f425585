package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;

/** What the file and the design in it are accused of. */
public record CheckReport(String file, List<Problem> problems, int suppressed) implements Report {
    public CheckReport {
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return errors() > 0;
    }

    @Override
    public String text() {
        return ProblemLines.lines(file, problems)
                + Texts.text(
                                problems.isEmpty() ? "report.check.clean" : "report.check.count",
                                file,
                                errors(),
                                ProblemLines.count(problems, Severity.WARNING),
                                ProblemLines.count(problems, Severity.INFO))
                        .text()
                + "\n";
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.check/1")
                .put("file", file)
                .put("errors", errors())
                .put("warnings", ProblemLines.count(problems, Severity.WARNING))
                .put("infos", ProblemLines.count(problems, Severity.INFO))
                .put("suppressed", suppressed)
                .put("problems", ProblemLines.json(problems))
                .build();
    }

    private long errors() {
        return ProblemLines.count(problems, Severity.ERROR);
    }
}

package dev.takt.app.report;

import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines they are about. */
public final class SarifText {
    private SarifText() {}

    public static String of(CheckReport report) {
        JsonObject driver = Json.object()
                .put("name", "Takt")
                .put("version", Product.version())
                .put("rules", Json.array(rules(report).toList()))
                .build();
        JsonObject run = Json.object()
                .put("tool", Json.object().put("driver", driver).build())
                .put("columnKind", "utf16CodeUnits")
                .put(
                        "results",
                        Json.array(report.problems().stream()
                                .map(p -> result(report.file(), p))
                                .toList()))
                .build();
        return JsonWriter.write(Json.object()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", Json.array(List.of(run)))
                .build());
    }

    /** All that the problems name, with their line where a rule of the design stands behind them. */
    private static Stream<JsonObject> rules(CheckReport report) {
        return report.problems().stream().map(Problem::rule).distinct().sorted().map(id -> {
            Json.ObjectBuilder rule = Json.object().put("id", id);
            DesignRules.ALL.stream()
                    .filter(r -> r.id().equals(id))
                    .findFirst()
                    .map(DesignRule::summary)
                    .ifPresent(summary -> rule.put(
                            "shortDescription",
                            Json.object().put("text", summary.text()).build()));
            return rule.build();
        });
    }

    private static JsonObject result(String file, Problem problem) {
        Json.ObjectBuilder place = Json.object()
                .put("artifactLocation", Json.object().put("uri", uri(file)).build());
        if (problem.line() > 0) {
            place.put(
                    "region",
                    Json.object()
                            .put("startLine", problem.line())
                            .put("startColumn", Math.max(1, problem.column()))
                            .build());
        }
        Json.ObjectBuilder location = Json.object().put("physicalLocation", place.build());
        problem.item()
                .ifPresent(item -> location.put(
                        "logicalLocations",
                        Json.array(List.of(Json.object()
                                .put(
                                        "fullyQualifiedName",
                                        problem.property().isEmpty()
                                                ? item.value()
                                                : item.value() + "." + problem.property())
                                .put("kind", "member")
                                .build()))));
        return Json.object()
                .put("ruleId", problem.rule())
                .put(
                        "level",
                        switch (problem.severity()) {
                            case ERROR -> "error";
                            case WARNING -> "warning";
                            case INFO -> "note";
                        })
                .put(
                        "message",
                        Json.object().put("text", problem.message().text()).build())
                .put("locations", Json.array(List.of(location.build())))
                .build();
    }

    /** A relative reference (RFC 3986): whatever is not plain is escaped byte by byte. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte b : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return uri.toString();
    }
}

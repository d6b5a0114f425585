package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Margin;
import dev.takt.projects.synthesis.Quantity;
import dev.takt.projects.synthesis.Sensitivity;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import java.util.OptionalLong;

/** How far each figure of a design can go before something is missed. */
public record SensitivityReport(String file, Project project, Sensitivity sensitivity) implements Report {
    @Override
    public String text() {
        Table table = new Table("FIGURE", "OF", ">NOW", ">LIMIT", ">LIMIT / NOW");
        for (Margin margin : sensitivity.margins()) {
            table.row(
                    margin.quantity().tag(),
                    name(margin),
                    value(margin.quantity(), margin.now()),
                    limit(margin),
                    margin.permille().isPresent()
                            ? "%d.%03d"
                                    .formatted(
                                            margin.permille().getAsLong() / 1000,
                                            margin.permille().getAsLong() % 1000)
                            : "-");
        }
        String key = sensitivity.judged() == 0
                ? "report.sensitivity.nothing"
                : sensitivity.meets() ? "report.sensitivity.meets" : "report.sensitivity.misses";
        return table.text() + "\n" + Texts.text(key, sensitivity.judged()).text() + "\n";
    }

    private String name(Margin margin) {
        return margin.item().flatMap(project::item).map(Item::name).orElseGet(() -> Texts.text(
                        "report.sensitivity.all-cores")
                .text());
    }

    private static String limit(Margin margin) {
        if (margin.limit().isEmpty()) {
            return Texts.text("report.sensitivity.no-help").text();
        }
        String value = value(margin.quantity(), margin.limit().getAsLong());
        return margin.open() ? Texts.text("report.sensitivity.open", value).text() : value;
    }

    private static String value(Quantity quantity, long value) {
        return switch (quantity) {
            case WCET, PERIOD -> DurationText.format(value);
            case CLOCK -> FrequencyText.format(value);
        };
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.sensitivity/1")
                .put("file", file)
                .put("meets", sensitivity.meets())
                .put("judged", sensitivity.judged())
                .put(
                        "margins",
                        Json.array(sensitivity.margins().stream()
                                .map(SensitivityReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(Margin margin) {
        JsonValue item =
                margin.item().<JsonValue>map(i -> Json.string(i.value())).orElse(Json.nothing());
        OptionalLong permille = margin.permille();
        return Json.object()
                .put("figure", margin.quantity().tag())
                .put("item", item)
                .put("now", margin.now())
                .put("limit", AnalysisReport.orNull(margin.limit()))
                .put("permille", AnalysisReport.orNull(permille))
                .put("open", margin.open())
                .build();
    }
}

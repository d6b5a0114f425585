package dev.takt.app.report;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import java.util.List;

/** The shipped designs. */
public record SamplesReport(List<Sample> samples) implements Report {
    public SamplesReport {
        samples = List.copyOf(samples);
    }

    @Override
    public String text() {
        Table table = new Table("ID", "RUNTIME", "TARGET", "WHAT IT SHOWS");
        for (Sample sample : samples) {
            Project project = sample.project();
            table.row(
                    sample.id(),
                    project.runtime(),
                    project.target(),
                    sample.summary().text());
        }
        return table.text();
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.samples/1")
                .put(
                        "samples",
                        Json.array(samples.stream().map(SamplesReport::json).toList()))
                .build();
    }

    private static JsonObject json(Sample sample) {
        Project project = sample.project();
        return Json.object()
                .put("id", sample.id())
                .put("title", sample.title().text())
                .put("summary", sample.summary().text())
                .put("target", project.target())
                .put("runtime", project.runtime())
                .put("items", project.items().size())
                .build();
    }
}

package dev.takt.sim.search;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scenarios as JSON, {@code takt.scenario/1}: item by item, and in it job by job, what is different. */
public final class ScenarioText {
    static final String SCHEMA = "takt.scenario/1";

    private ScenarioText() {}

    public static String write(ScenarioFile file) {
        return JsonWriter.write(json(file));
    }

    /** As {@link #write}, for a report. */
    public static JsonObject json(ScenarioFile file) {
        Map<ItemId, List<Change>> items = new TreeMap<>();
        file.scenario().changes().forEach(c -> items.computeIfAbsent(c.item(), _ -> new ArrayList<>())
                .add(c));
        List<JsonObject> written = new ArrayList<>();
        items.forEach((item, changes) -> written.add(item(item, changes)));
        return Json.object()
                .put("schema", SCHEMA)
                .put("seed", file.scenario().seed())
                .put("shorter", file.scenario().shorter())
                .put("forNs", file.forNs())
                .put(
                        "shows",
                        Json.object()
                                .put("item", file.item().value())
                                .put("job", file.job())
                                .put("responseNs", file.responseNs()))
                .put("items", Json.array(written))
                .build();
    }

    private static JsonObject item(ItemId item, List<Change> changes) {
        Json.ObjectBuilder object = Json.object().put("item", item.value());
        List<JsonObject> gaps = new ArrayList<>();
        Map<Long, List<Change>> jobs = new TreeMap<>();
        for (Change change : sorted(changes)) {
            switch (change.choice()) {
                case FIRST_ARRIVAL -> object.put("firstArrivalNs", change.value());
                case GAP ->
                    gaps.add(Json.object()
                            .put("gap", change.job())
                            .put("extraNs", change.value())
                            .build());
                case JITTER, WORK, BRANCH ->
                    jobs.computeIfAbsent(change.job(), _ -> new ArrayList<>()).add(change);
            }
        }
        if (!gaps.isEmpty()) {
            object.put("gaps", Json.array(gaps));
        }
        if (!jobs.isEmpty()) {
            List<JsonObject> written = new ArrayList<>();
            jobs.forEach((job, of) -> written.add(job(job, of)));
            object.put("jobs", Json.array(written));
        }
        return object.build();
    }

    private static List<Change> sorted(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(Change::choice)
                        .thenComparing(Change::job)
                        .thenComparing(Change::step))
                .toList();
    }

    private static JsonObject job(long job, List<Change> changes) {
        Json.ObjectBuilder object = Json.object().put("job", job);
        List<JsonObject> steps = new ArrayList<>();
        for (Change change :
                changes.stream().sorted(Comparator.comparing(Change::step)).toList()) {
            if (change.choice() == Choice.JITTER) {
                object.put("jitterNs", change.value());
            } else {
                Json.ObjectBuilder step = Json.object().put("step", change.step());
                steps.add((change.choice() == Choice.WORK
                                ? step.put("workNs", change.value())
                                : step.put("branch", change.value() == 1))
                        .build());
            }
        }
        return (steps.isEmpty() ? object : object.put("steps", Json.array(steps))).build();
    }

    /** Members it does not know are skipped. */
    public static Parsed<ScenarioFile> read(String text) {
        JsonValue value;
        try {
            value = JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            return new Parsed.Wrong<>(Texts.text("scenario.no-json", e.line(), e.column(), e.reason()));
        }
        return new ScenarioReader().read(value);
    }
}

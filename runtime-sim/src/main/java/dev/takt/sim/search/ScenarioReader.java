package dev.takt.sim.search;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one scenario, and remembers the first thing that is wrong with it. */
final class ScenarioReader {
    private final List<Change> changes = new ArrayList<>();
    private Optional<Message> wrong = Optional.empty();

    Parsed<ScenarioFile> read(JsonValue value) {
        if (!(value instanceof JsonObject root)
                || !root.get("schema")
                        .map(s -> s instanceof JsonString name && name.value().equals(ScenarioText.SCHEMA))
                        .orElse(false)) {
            return new Parsed.Wrong<>(Texts.text("scenario.no-scenario", ScenarioText.SCHEMA));
        }
        long seed = number(root, "seed", Long.MIN_VALUE);
        boolean shorter = flag(root, "shorter");
        long forNs = number(root, "forNs", 1);
        JsonObject shows = object(root, "shows");
        ItemId shown = item(shows);
        long job = number(shows, "job", 0);
        long response = number(shows, "responseNs", 0);
        objects(root, "items").forEach(this::change);
        return wrong.<Parsed<ScenarioFile>>map(Parsed.Wrong::new)
                .orElseGet(() -> new Parsed.Ok<>(
                        new ScenarioFile(new Scenario(seed, shorter, changes), shown, job, response, forNs)));
    }

    private void change(JsonObject object) {
        ItemId item = item(object);
        if (object.get("firstArrivalNs").isPresent()) {
            changes.add(new Change(item, Choice.FIRST_ARRIVAL, 0, 0, number(object, "firstArrivalNs", 0)));
        }
        for (JsonObject gap : objects(object, "gaps")) {
            changes.add(new Change(item, Choice.GAP, number(gap, "gap", 0), 0, number(gap, "extraNs", 0)));
        }
        for (JsonObject job : objects(object, "jobs")) {
            job(item, job);
        }
    }

    private void job(ItemId item, JsonObject object) {
        long job = number(object, "job", 0);
        if (object.get("jitterNs").isPresent()) {
            changes.add(new Change(item, Choice.JITTER, job, 0, number(object, "jitterNs", 0)));
        }
        for (JsonObject step : objects(object, "steps")) {
            int at = (int) Math.min(number(step, "step", 1), Integer.MAX_VALUE);
            if (step.get("branch").isPresent()) {
                changes.add(new Change(item, Choice.BRANCH, job, at, flag(step, "branch") ? 1 : 0));
            } else {
                changes.add(new Change(item, Choice.WORK, job, at, number(step, "workNs", 0)));
            }
        }
    }

    private ItemId item(JsonObject object) {
        JsonValue value = object.get("item").orElse(object);
        if (value instanceof JsonString id && ItemId.isValid(id.value())) {
            return ItemId.of(id.value());
        }
        fail(value, "item");
        return ItemId.of("none");
    }

    private long number(JsonObject object, String name, long least) {
        JsonValue value = object.get(name).orElse(object);
        Optional<Long> number = value instanceof JsonNumber n ? n.asLong() : Optional.empty();
        if (number.isEmpty() || number.get() < least) {
            fail(value, name);
            return Math.max(0, least);
        }
        return number.get();
    }

    /** Absent means false. */
    private boolean flag(JsonObject object, String name) {
        Optional<JsonValue> value = object.get(name);
        if (value.isPresent() && !(value.get() instanceof JsonBool)) {
            fail(value.get(), name);
        }
        return value.map(v -> v instanceof JsonBool on && on.value()).orElse(false);
    }

    private JsonObject object(JsonObject parent, String name) {
        if (parent.get(name).orElse(parent) instanceof JsonObject found && found != parent) {
            return found;
        }
        fail(parent, name);
        return new JsonObject(List.of(), parent.position());
    }

    /** Absent means none. */
    private List<JsonObject> objects(JsonObject parent, String name) {
        List<JsonObject> found = new ArrayList<>();
        Optional<JsonValue> value = parent.get(name);
        if (value.isEmpty()) {
            return found;
        }
        if (!(value.get() instanceof JsonArray array)) {
            fail(value.get(), name);
            return found;
        }
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonObject object) {
                found.add(object);
            } else {
                fail(element, name);
            }
        }
        return found;
    }

    private void fail(JsonValue at, String name) {
        if (wrong.isEmpty()) {
            wrong = Optional.of(Texts.text(
                    "scenario.member", name, at.position().line(), at.position().column()));
        }
    }
}

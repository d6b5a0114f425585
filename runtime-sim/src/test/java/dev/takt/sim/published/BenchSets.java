package dev.takt.sim.published;

import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import java.io.IOException;
import java.util.Locale;

/** The published benchmark sets as designs. */
public final class BenchSets {
    private static final long US = 1000;

    private BenchSets() {}

    public static Design design(String name) throws IOException, JsonSyntaxException {
        Design design = Design.generic();
        for (JsonValue each : Cases.array((JsonObject) Cases.read(name + ".json"), "tasks")) {
            JsonObject task = (JsonObject) each;
            String id = Cases.text(task, "name").toLowerCase(Locale.ROOT);
            int priority = 200 - (int) Cases.number(task, "priority");
            design = design.periodic(
                            id,
                            priority,
                            Cases.number(task, "period") * US,
                            0,
                            Do.compute(Cases.number(task, "wcet") * US))
                    .deadline(id, Cases.number(task, "deadline") * US);
        }
        return design;
    }
}

package dev.takt.projects.format;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.kind.ActivationKinds;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.StepKinds;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema of project files, derived from the descriptors that the reader uses. */
public final class ProjectSchema {
    private ProjectSchema() {}

    /** The schema as canonical text. */
    public static String text() {
        JsonValue version = Json.object().put("const", ProjectFormat.VERSION).build();
        JsonObject shape =
                (JsonObject) ProjectKind.SHAPE.schema(List.of(new JsonMember("takt", version, Position.NONE)));
        List<JsonMember> members = new ArrayList<>();
        members.add(member("$schema", Json.string("https://json-schema.org/draft/2020-12/schema")));
        members.add(member("title", Json.string("Takt project, version " + ProjectFormat.VERSION)));
        members.addAll(shape.members());
        members.add(member(
                "$defs",
                Json.object()
                        .put("activation", ActivationKinds.TYPE.definitionSchema())
                        .put("step", StepKinds.TYPE.definitionSchema())
                        .build()));
        return JsonWriter.write(new JsonObject(members, Position.NONE));
    }

    private static JsonMember member(String name, JsonValue value) {
        return new JsonMember(name, value, Position.NONE);
    }
}

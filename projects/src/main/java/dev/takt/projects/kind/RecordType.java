package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/** A value with properties of its own. */
public record RecordType<T>(Shape<T> shape) implements ValueType<T> {
    @Override
    public JsonValue write(T value, Extras nested) {
        return new JsonObject(shape.write(List.of(), value, nested), Position.NONE);
    }

    @Override
    public Optional<T> read(JsonValue json, Place place) {
        if (json instanceof JsonObject object) {
            return Optional.of(shape.read(shape.blank(), object, List.of(), place));
        }
        place.wrong(json, accepts());
        return Optional.empty();
    }

    @Override
    public JsonValue schema() {
        return shape.schema(List.of());
    }

    @Override
    public Message accepts() {
        return text("accepts.object");
    }
}

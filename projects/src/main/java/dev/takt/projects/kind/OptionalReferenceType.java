package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.Optional;

/** A reference that may be absent; it is written only if it is there. */
public record OptionalReferenceType(ReferenceType reference) implements ValueType<Optional<ItemId>> {
    @Override
    public JsonValue write(Optional<ItemId> value, Extras nested) {
        return value.<JsonValue>map(id -> Json.string(id.value())).orElseGet(Json::nothing);
    }

    @Override
    public Optional<Optional<ItemId>> read(JsonValue json, Place place) {
        return json instanceof JsonValue.JsonNull
                ? Optional.of(Optional.empty())
                : reference.read(json, place).map(Optional::of);
    }

    @Override
    public JsonValue schema() {
        return reference.schema();
    }

    @Override
    public Message accepts() {
        return text("accepts.reference");
    }
}

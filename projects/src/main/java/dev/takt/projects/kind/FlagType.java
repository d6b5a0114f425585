package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.Optional;

/** True or false. */
public record FlagType() implements ValueType<Boolean> {
    @Override
    public JsonValue write(Boolean value, Extras nested) {
        return Json.bool(value);
    }

    @Override
    public Optional<Boolean> read(JsonValue json, Place place) {
        if (json instanceof JsonBool bool) {
            return Optional.of(bool.value());
        }
        place.wrong(json, accepts());
        return Optional.empty();
    }

    @Override
    public JsonValue schema() {
        return Json.object().put("type", "boolean").build();
    }

    @Override
    public Message accepts() {
        return text("accepts.flag");
    }
}

package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of one type in order. An element that cannot be read is reported and left out. */
public record ListType<E>(ValueType<E> element) implements ValueType<List<E>> {
    @Override
    public JsonValue write(List<E> value, Extras nested) {
        List<JsonValue> elements = new ArrayList<>();
        for (E each : value) {
            elements.add(element.write(each, nested.under(Integer.toString(elements.size()))));
        }
        return Json.array(elements);
    }

    @Override
    public Optional<List<E>> read(JsonValue json, Place place) {
        if (!(json instanceof JsonArray array)) {
            place.wrong(json, accepts());
            return Optional.empty();
        }
        List<E> values = new ArrayList<>();
        for (JsonValue each : array.elements()) {
            element.read(each, place.at(Integer.toString(values.size()))).ifPresent(values::add);
        }
        return Optional.of(List.copyOf(values));
    }

    @Override
    public JsonValue schema() {
        return Json.object().put("type", "array").put("items", element.schema()).build();
    }

    @Override
    public Message accepts() {
        return text("accepts.list");
    }
}

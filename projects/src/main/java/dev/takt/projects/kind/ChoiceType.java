package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of a closed set of words; {@code family} is the prefix of the text keys that label them. */
public record ChoiceType<E extends Tagged>(String family, List<E> options) implements ValueType<E> {
    public ChoiceType {
        options = List.copyOf(options);
    }

    /** What an option is called on screen. */
    public Message label(E option) {
        return text("choice." + family + "." + option.tag());
    }

    public Optional<E> byTag(String tag) {
        return options.stream().filter(o -> o.tag().equals(tag)).findFirst();
    }

    @Override
    public JsonValue write(E value, Extras nested) {
        return Json.string(value.tag());
    }

    @Override
    public Optional<E> read(JsonValue json, Place place) {
        Optional<E> found = json instanceof JsonString string ? byTag(string.value()) : Optional.empty();
        if (found.isEmpty()) {
            place.wrong(json, accepts());
        }
        return found;
    }

    @Override
    public JsonValue schema() {
        return Json.object()
                .put(
                        "enum",
                        Json.array(
                                options.stream().map(o -> Json.string(o.tag())).toList()))
                .build();
    }

    @Override
    public Message accepts() {
        return text("accepts.choice", options.stream().map(Tagged::tag).collect(Collectors.joining(", ")));
    }
}

package dev.takt.projects.kind;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step: one of the known forms, with its unknown fields kept beside it, or a step of a kind nobody knows, kept whole. */
public record StepType(VariantType<Step> forms) implements ValueType<Step> {
    @Override
    public JsonValue write(Step step, Extras nested) {
        return switch (step) {
            case Step.Noted noted -> forms.write(noted.step(), noted.extras());
            case Step.UnknownStep unknown -> Opaque.json(unknown.json());
            default -> forms.write(step, Extras.NONE);
        };
    }

    @Override
    public Optional<Step> read(JsonValue json, Place place) {
        if (json instanceof JsonObject object
                && object.get(forms.tagName()).orElse(null) instanceof JsonString tag
                && forms.byTag(tag.value()).isEmpty()) {
            return Optional.of(new Step.UnknownStep(tag.value(), JsonWriter.write(json)));
        }
        List<Extras.Field> own = new ArrayList<>();
        Optional<Step> step = forms.read(json, place.owning(own));
        return own.isEmpty() ? step : step.map(s -> new Step.Noted(s, new Extras(own)));
    }

    @Override
    public JsonValue schema() {
        return forms.schema();
    }

    /** The definition of a step in the schema; a step that nobody knows is allowed. */
    public JsonValue definitionSchema() {
        return forms.definitionSchema();
    }

    @Override
    public Message accepts() {
        return forms.accepts();
    }
}

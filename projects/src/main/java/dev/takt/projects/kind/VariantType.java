package dev.takt.projects.kind;

import static dev.takt.projects.kind.Shape.member;
import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A value that has one of several forms; the member {@code tagName} of its object says which. The forms are supplied late, because a step contains steps.
 */
public record VariantType<B>(String tagName, String definition, Supplier<List<Variant<B, ?>>> forms)
        implements ValueType<B> {
    public List<Variant<B, ?>> variants() {
        return forms.get();
    }

    public Optional<Variant<B, ?>> byTag(String tag) {
        return variants().stream().filter(v -> v.tag().equals(tag)).findFirst();
    }

    /** The form of a value; every value has one, or the catalogue of forms is incomplete. */
    public Variant<B, ?> of(B value) {
        return variants().stream()
                .filter(v -> v.type().isInstance(value))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public JsonValue write(B value, Extras nested) {
        return write(of(value), value, nested);
    }

    private <T extends B> JsonValue write(Variant<B, T> form, B value, Extras nested) {
        List<JsonMember> head = List.of(member(tagName, Json.string(form.tag())));
        return new JsonObject(form.shape().write(head, form.type().cast(value), nested), Position.NONE);
    }

    @Override
    public Optional<B> read(JsonValue json, Place place) {
        if (!(json instanceof JsonObject object)) {
            place.wrong(json, accepts());
            return Optional.empty();
        }
        Optional<JsonValue> tag = object.get(tagName);
        if (tag.isEmpty()) {
            place.report(json, text("read.missing", tagName, accepts()));
            return Optional.empty();
        }
        Optional<Variant<B, ?>> form = tag.get() instanceof JsonString word ? byTag(word.value()) : Optional.empty();
        if (form.isEmpty()) {
            place.at(tagName).wrong(tag.get(), accepts());
            return Optional.empty();
        }
        return Optional.of(read(form.get(), object, place));
    }

    private <T extends B> B read(Variant<B, T> form, JsonObject object, Place place) {
        return form.shape().read(form.shape().blank(), object, List.of(tagName), place);
    }

    @Override
    public JsonValue schema() {
        return Json.object().put("$ref", "#/$defs/" + definition).build();
    }

    /** The definition that {@link #schema()} refers to. */
    public JsonValue definitionSchema() {
        List<JsonValue> options = new ArrayList<>();
        for (Variant<B, ?> form : variants()) {
            JsonValue constant = Json.object().put("const", form.tag()).build();
            options.add(form.shape().schema(List.of(member(tagName, constant))));
        }
        return Json.object().put("oneOf", Json.array(options)).build();
    }

    @Override
    public Message accepts() {
        return text(
                "accepts.variant",
                tagName,
                variants().stream().map(Variant::tag).collect(Collectors.joining(", ")));
    }
}

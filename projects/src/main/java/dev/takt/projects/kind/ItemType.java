package dev.takt.projects.kind;

import static dev.takt.projects.kind.Shape.member;
import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An item: id, kind, name, then the properties of its kind. An item of a kind nobody knows is kept whole. */
public record ItemType() implements ValueType<Item> {
    private static final List<String> HEAD = List.of("id", "kind", "name");

    @Override
    public JsonValue write(Item item, Extras nested) {
        return item instanceof Unknown unknown
                ? Opaque.json(unknown.json())
                : write(ItemKinds.of(item).orElseThrow(), item);
    }

    private static <T extends Item> JsonValue write(ItemKind<T> kind, Item item) {
        List<JsonMember> head = List.of(
                member("id", Json.string(item.id().value())),
                member("kind", Json.string(kind.tag())),
                member("name", Json.string(item.name())));
        return new JsonObject(kind.shape().write(head, kind.type().cast(item), item.extras()), Position.NONE);
    }

    @Override
    public Optional<Item> read(JsonValue json, Place place) {
        if (!(json instanceof JsonObject object)) {
            place.wrong(json, accepts());
            return Optional.empty();
        }
        Optional<ItemId> id = word(object, "id", ReferenceType.to().accepts(), place)
                .flatMap(w -> ReferenceType.to().read(w, place.at("id")));
        Optional<String> tag = word(object, "kind", accepts(), place).map(JsonString::value);
        if (id.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        Optional<ItemKind<?>> kind = ItemKinds.byTag(tag.get());
        String name = name(object, kind.isPresent(), id.get(), place);
        return Optional.of(kind.<Item>map(k -> read(k, id.get(), name, object, place))
                .orElseGet(() -> new Unknown(id.get(), name, tag.get(), JsonWriter.write(json))));
    }

    private static Optional<JsonString> word(JsonObject object, String member, Message accepts, Place place) {
        Optional<JsonValue> value = object.get(member);
        if (value.isEmpty()) {
            place.report(object, text("read.missing", member, accepts));
        } else if (!(value.get() instanceof JsonString)) {
            place.at(member).wrong(value.get(), accepts);
        }
        return value.filter(JsonString.class::isInstance).map(JsonString.class::cast);
    }

    private static String name(JsonObject object, boolean checked, ItemId id, Place place) {
        Optional<JsonValue> name = object.get("name");
        if (name.orElse(null) instanceof JsonString string) {
            return string.value();
        }
        if (checked && name.isPresent()) {
            place.at("name").wrong(name.get(), LineType.words().accepts());
        }
        return id.value();
    }

    private static <T extends Item> T read(ItemKind<T> kind, ItemId id, String name, JsonObject object, Place place) {
        List<Extras.Field> own = new ArrayList<>();
        T item = kind.shape().read(kind.blank(id, name), object, HEAD, place.owning(own));
        return own.isEmpty() ? item : kind.type().cast(withExtras(item, new Extras(own)));
    }

    private static Item withExtras(Item item, Extras extras) {
        return switch (item) {
            case Task task -> task.withExtras(extras);
            case Interrupt interrupt -> interrupt.withExtras(extras);
            case Resource resource -> resource.withExtras(extras);
            case Channel channel -> channel.withExtras(extras);
            case Peripheral peripheral -> peripheral.withExtras(extras);
            case Device device -> device.withExtras(extras);
            case Pool pool -> pool.withExtras(extras);
            case Watchdog watchdog -> watchdog.withExtras(extras);
            case Chain chain -> chain.withExtras(extras);
            case Note note -> note.withExtras(extras);
            case Frame frame -> frame.withExtras(extras);
            case Unknown unknown -> unknown;
        };
    }

    @Override
    public JsonValue schema() {
        List<JsonValue> conditions = new ArrayList<>();
        for (ItemKind<?> kind : ItemKinds.ALL) {
            JsonValue constant = Json.object().put("const", kind.tag()).build();
            Json.ObjectBuilder is =
                    Json.object().put("properties", Json.object().put("kind", constant));
            conditions.add(Json.object()
                    .put("if", is)
                    .put("then", kind.shape().schema(List.of()))
                    .build());
        }
        return Json.object()
                .put("type", "object")
                .put(
                        "properties",
                        Json.object()
                                .put("id", ReferenceType.to().schema())
                                .put("kind", Json.object().put("type", "string"))
                                .put("name", Json.object().put("type", "string")))
                .put("required", Json.array(Json.string("id"), Json.string("kind"), Json.string("name")))
                .put("allOf", Json.array(conditions))
                .build();
    }

    @Override
    public Message accepts() {
        return text("accepts.item", ItemKinds.ALL.stream().map(ItemKind::tag).collect(Collectors.joining(", ")));
    }
}

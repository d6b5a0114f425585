package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties of a value in the order of the file, and the value a new one starts from. */
public record Shape<T>(T blank, List<Property<T, ?>> properties) {
    public Shape {
        properties = List.copyOf(properties);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Shape<T> of(T blank, Property<T, ?>... properties) {
        return new Shape<>(blank, List.of(properties));
    }

    public Optional<Property<T, ?>> property(String name) {
        return properties.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Reads what is known into {@code start}; members of {@code handled} belong to the caller, all others are kept as unknown. */
    public T read(T start, JsonObject json, List<String> handled, Place place) {
        T value = start;
        Set<String> seen = new HashSet<>();
        String before = "";
        for (JsonMember member : json.members()) {
            Optional<Property<T, ?>> known = property(member.name());
            if (known.isPresent()) {
                seen.add(member.name());
                value = known.get().read(value, member.value(), place.at(member.name()));
            } else if (!handled.contains(member.name())) {
                place.unknown(member, before);
            }
            before = member.name();
        }
        for (Property<T, ?> property : properties) {
            if (property.required() && !seen.contains(property.name())) {
                place.report(
                        json,
                        text("read.missing", property.name(), property.type().accepts()));
            }
        }
        return value;
    }

    /** The members of a value: {@code head}, what differs from the defaults, and the unknown fields back in their places. */
    public List<JsonMember> write(List<JsonMember> head, T value, Extras extras) {
        List<JsonMember> members = new ArrayList<>(head);
        for (Property<T, ?> property : properties) {
            if (property.isWritten(value)) {
                members.add(member(property.name(), property.write(value, extras.under(property.name()))));
            }
        }
        for (Extras.Field field : extras.own()) {
            JsonMember back = member(Extras.unescape(field.name()), Opaque.json(field.json()));
            members.add(placeAfter(field.after(), members), back);
        }
        return List.copyOf(members);
    }

    private static int placeAfter(String name, List<JsonMember> members) {
        if (name.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return i + 1;
            }
        }
        return members.size();
    }

    /** JSON Schema of the object; {@code head} are the members the caller adds, by name, each required. */
    public JsonValue schema(List<JsonMember> head) {
        Json.ObjectBuilder each = Json.object();
        List<JsonValue> required = new ArrayList<>();
        for (JsonMember member : head) {
            each.put(member.name(), member.value());
            required.add(Json.string(member.name()));
        }
        for (Property<T, ?> property : properties) {
            each.put(property.name(), property.type().schema());
            if (property.required()) {
                required.add(Json.string(property.name()));
            }
        }
        Json.ObjectBuilder schema = Json.object().put("type", "object").put("properties", each.build());
        return required.isEmpty()
                ? schema.build()
                : schema.put("required", Json.array(required)).build();
    }

    static JsonMember member(String name, JsonValue value) {
        return new JsonMember(name, value, Position.NONE);
    }
}

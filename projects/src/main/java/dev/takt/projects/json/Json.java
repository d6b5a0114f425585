package dev.takt.projects.json;

import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNull;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values made by a program rather than read. */
public final class Json {
    private Json() {}

    public static JsonString string(String value) {
        return new JsonString(value, Position.NONE);
    }

    public static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value), Position.NONE);
    }

    public static JsonBool bool(boolean value) {
        return new JsonBool(value, Position.NONE);
    }

    public static JsonNull nothing() {
        return new JsonNull(Position.NONE);
    }

    public static JsonArray array(List<? extends JsonValue> elements) {
        return new JsonArray(List.copyOf(elements), Position.NONE);
    }

    public static JsonArray array(JsonValue... elements) {
        return array(List.of(elements));
    }

    public static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** An object in the making, members in the order they are put. */
    public static final class ObjectBuilder {
        private final List<JsonMember> members = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, JsonValue value) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("member twice: " + name);
            }
            members.add(new JsonMember(name, value, Position.NONE));
            return this;
        }

        public ObjectBuilder put(String name, String value) {
            return put(name, string(value));
        }

        public ObjectBuilder put(String name, long value) {
            return put(name, number(value));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, bool(value));
        }

        public ObjectBuilder put(String name, ObjectBuilder value) {
            return put(name, value.build());
        }

        public JsonObject build() {
            return new JsonObject(members, Position.NONE);
        }
    }
}

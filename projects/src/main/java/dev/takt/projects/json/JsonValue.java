package dev.takt.projects.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A JSON value with the place it was read from. Members and elements are in the order of the text; numbers keep their text. */
public sealed interface JsonValue {
    Position position();

    /** An object; no name occurs twice. */
    record JsonObject(List<JsonMember> members, Position position) implements JsonValue {
        public JsonObject {
            members = List.copyOf(members);
        }

        public Optional<JsonMember> member(String name) {
            return members.stream().filter(m -> m.name().equals(name)).findFirst();
        }

        public Optional<JsonValue> get(String name) {
            return member(name).map(JsonMember::value);
        }
    }

    /** A member of an object; {@code position} is its name's. */
    record JsonMember(String name, JsonValue value, Position position) {}

    /** An array. */
    record JsonArray(List<JsonValue> elements, Position position) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    /** A string, escapes resolved. */
    record JsonString(String value, Position position) implements JsonValue {}

    /** A number as it was written. */
    record JsonNumber(String text, Position position) implements JsonValue {
        /** The number, if it is whole and fits. */
        public Optional<Long> asLong() {
            try {
                return Optional.of(Long.parseLong(text));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        /** The number, exactly. */
        public BigDecimal exact() {
            return new BigDecimal(text);
        }
    }

    /** True or false. */
    record JsonBool(boolean value, Position position) implements JsonValue {}

    /** Null. */
    record JsonNull(Position position) implements JsonValue {}

    /** Equal but for the places; numbers are compared as text. */
    static boolean same(JsonValue a, JsonValue b) {
        return switch (a) {
            case JsonObject object -> b instanceof JsonObject other && sameMembers(object.members(), other.members());
            case JsonArray array -> b instanceof JsonArray other && sameElements(array.elements(), other.elements());
            case JsonString string ->
                b instanceof JsonString other && string.value().equals(other.value());
            case JsonNumber number ->
                b instanceof JsonNumber other && number.text().equals(other.text());
            case JsonBool bool -> b instanceof JsonBool other && bool.value() == other.value();
            case JsonNull _ -> b instanceof JsonNull;
        };
    }

    /** As {@link #same(JsonValue, JsonValue)}. */
    default boolean same(JsonValue other) {
        return same(this, other);
    }

    private static boolean sameMembers(List<JsonMember> a, List<JsonMember> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!Objects.equals(a.get(i).name(), b.get(i).name())
                    || !same(a.get(i).value(), b.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(List<JsonValue> a, List<JsonValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}

package dev.takt.sim.published;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads published cases from the test resources. */
final class Cases {
    private Cases() {}

    static JsonValue read(String name) throws IOException, JsonSyntaxException {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(name), name)) {
            return JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static JsonObject object(JsonObject in, String name) {
        return (JsonObject) in.get(name).orElseThrow();
    }

    static List<JsonValue> array(JsonObject in, String name) {
        return ((JsonArray) in.get(name).orElseThrow()).elements();
    }

    static String text(JsonObject in, String name) {
        return ((JsonString) in.get(name).orElseThrow()).value();
    }

    static long number(JsonObject in, String name) {
        return ((JsonNumber) in.get(name).orElseThrow()).asLong().orElseThrow();
    }

    /** All members of an object of numbers. */
    static Map<String, Long> numbers(JsonObject in, String name) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (JsonMember member : object(in, name).members()) {
            numbers.put(member.name(), ((JsonNumber) member.value()).asLong().orElseThrow());
        }
        return numbers;
    }
}

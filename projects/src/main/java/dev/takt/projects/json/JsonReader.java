package dev.takt.projects.json;

import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNull;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads strict JSON within bounds: no comments, no trailing comma, no name twice in an object, nothing after the value. */
public final class JsonReader {
    public static final int MAX_CHARACTERS = 16 << 20;
    public static final int MAX_DEPTH = 64;
    public static final int MAX_VALUES = 1_000_000;
    public static final int MAX_STRING = 1 << 20;
    public static final int MAX_NUMBER = 40;

    /** The bounds are checked here, with a message of our own; these only keep the parser from being stricter. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 8)
                    .maxStringLength(MAX_CHARACTERS)
                    .maxNameLength(MAX_CHARACTERS)
                    .maxNumberLength(MAX_CHARACTERS)
                    .build())
            .build();

    private final JsonParser parser;
    private int values;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The value of a document. */
    public static JsonValue read(String text) throws JsonSyntaxException {
        if (text.length() > MAX_CHARACTERS) {
            throw fault(new Position(1, 1), "json.bound.document", MAX_CHARACTERS >> 20);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).document();
        } catch (JacksonException e) {
            throw diagnosed(text, e);
        }
    }

    private static JsonSyntaxException diagnosed(String text, JacksonException e) {
        Optional<SyntaxScan.Fault> fault = SyntaxScan.firstFault(text);
        if (fault.isPresent()) {
            return new JsonSyntaxException(fault.get().position(), fault.get().message());
        }
        TokenStreamLocation at = e.getLocation();
        Position position = at == null ? Position.NONE : new Position(at.getLineNr(), at.getColumnNr());
        return fault(position, "json.not-json", e.getOriginalMessage());
    }

    private static JsonSyntaxException fault(Position at, String key, Object... arguments) {
        Message message = Texts.text(key, arguments);
        return new JsonSyntaxException(at, message);
    }

    private JsonValue document() throws JsonSyntaxException {
        JsonValue value = value(next(), 0);
        if (parser.nextToken() != null) {
            throw fault(position(), "json.syntax", "'" + parser.getString() + "'", Texts.text("json.expected.end"));
        }
        return value;
    }

    private JsonValue value(JsonToken token, int depth) throws JsonSyntaxException {
        Position at = position();
        if (++values > MAX_VALUES) {
            throw fault(at, "json.bound.values", MAX_VALUES);
        }
        if (depth > MAX_DEPTH) {
            throw fault(at, "json.bound.depth", MAX_DEPTH);
        }
        return switch (token) {
            case START_OBJECT -> object(at, depth);
            case START_ARRAY -> array(at, depth);
            case VALUE_STRING -> new JsonString(bounded(parser.getString(), at), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(at);
            case VALUE_TRUE -> new JsonBool(true, at);
            case VALUE_FALSE -> new JsonBool(false, at);
            case VALUE_NULL -> new JsonNull(at);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a strict parser gives no " + token + " here");
        };
    }

    private JsonNumber number(Position at) throws JsonSyntaxException {
        String text = parser.getString();
        if (text.length() > MAX_NUMBER) {
            throw fault(at, "json.bound.number", MAX_NUMBER);
        }
        return new JsonNumber(text, at);
    }

    private static String bounded(String text, Position at) throws JsonSyntaxException {
        if (text.length() > MAX_STRING) {
            throw fault(at, "json.bound.string", MAX_STRING);
        }
        return text;
    }

    private JsonObject object(Position at, int depth) throws JsonSyntaxException {
        Map<String, JsonMember> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            Position nameAt = position();
            String name = bounded(parser.currentName(), nameAt);
            JsonMember twin = members.get(name);
            if (twin != null) {
                throw fault(
                        nameAt,
                        "json.twice",
                        name,
                        twin.position().line(),
                        twin.position().column());
            }
            members.put(name, new JsonMember(name, value(next(), depth + 1), nameAt));
        }
        return new JsonObject(List.copyOf(members.values()), at);
    }

    private JsonArray array(Position at, int depth) throws JsonSyntaxException {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            elements.add(value(token, depth + 1));
        }
        return new JsonArray(elements, at);
    }

    /** The next token; the end of the text is a fault of an empty document only, inside one the parser itself throws. */
    private JsonToken next() throws JsonSyntaxException {
        @Nullable JsonToken token = parser.nextToken();
        if (token == null) {
            throw fault(position(), "json.syntax", Texts.text("json.found.end"), Texts.text("json.expected.value"));
        }
        return token;
    }

    private Position position() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}

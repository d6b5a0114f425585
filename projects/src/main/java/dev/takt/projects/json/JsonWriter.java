package dev.takt.projects.json;

import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNull;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;

/** Canonical JSON text: two spaces a level, one member or element a line, a line feed at the end, no escape that is not needed. */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /** The text of a value, alone in a document. */
    public static String write(JsonValue value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, 0);
        return writer.text.append('\n').toString();
    }

    private void value(JsonValue value, int depth) {
        switch (value) {
            case JsonObject object -> object(object, depth);
            case JsonArray array -> array(array, depth);
            case JsonString string -> string(string.value());
            case JsonNumber number -> text.append(number.text());
            case JsonBool bool -> text.append(bool.value());
            case JsonNull _ -> text.append("null");
        }
    }

    private void object(JsonObject object, int depth) {
        String separator = "{";
        for (JsonMember member : object.members()) {
            text.append(separator);
            line(depth + 1);
            string(member.name());
            text.append(": ");
            value(member.value(), depth + 1);
            separator = ",";
        }
        close(object.members().isEmpty(), "{}", '}', depth);
    }

    private void array(JsonArray array, int depth) {
        String separator = "[";
        for (JsonValue element : array.elements()) {
            text.append(separator);
            line(depth + 1);
            value(element, depth + 1);
            separator = ",";
        }
        close(array.elements().isEmpty(), "[]", ']', depth);
    }

    private void close(boolean empty, String both, char bracket, int depth) {
        if (empty) {
            text.append(both);
        } else {
            line(depth);
            text.append(bracket);
        }
    }

    private void line(int depth) {
        text.append('\n').repeat("  ", depth);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> character(value, i);
            }
        }
        text.append('"');
    }

    /** Control characters are not allowed in a string; half a surrogate pair is no character and becomes U+FFFD, as in every UTF-8 encoder. */
    private void character(String value, int at) {
        char c = value.charAt(at);
        boolean lonely = Character.isSurrogate(c) && !paired(value, at);
        if (lonely) {
            text.append('\ufffd');
        } else if (c < ' ' || c == '\u007f') {
            text.append("\\u%04x".formatted((int) c));
        } else {
            text.append(c);
        }
    }

    private static boolean paired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}

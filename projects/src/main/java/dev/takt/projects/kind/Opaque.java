package dev.takt.projects.kind;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;

/** JSON text kept for a field or item that nobody knows. */
final class Opaque {
    private Opaque() {}

    /** The value of text that our own writer made. */
    static JsonValue json(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("kept text is not JSON: " + text, e);
        }
    }
}

package dev.takt.projects.model;

import java.util.List;

/** Fields of a JSON object that this version does not know, kept word for word and written back in their place. */
public record Extras(List<Field> fields) {
    public static final Extras NONE = new Extras(List.of());

    public Extras {
        fields = List.copyOf(fields);
    }

    /** One unknown field: its name, its value as canonical JSON text, and the field it follows ("" at the front). */
    public record Field(String name, String json, String after) {}
}

package dev.takt.projects.model;

import java.util.List;

/**
 * Fields of a JSON object that this version does not know, kept word for word and written back in their place. Fields found deeper in the object carry the way there
 * in their name, {@code activation/colour}; a slash or tilde of a name itself is written {@code ~1} or {@code ~0} as in a JSON pointer.
 */
public record Extras(List<Field> fields) {
    public static final Extras NONE = new Extras(List.of());

    public Extras {
        fields = List.copyOf(fields);
    }

    /** One unknown field: its name, its value as canonical JSON text, and the field it follows ("" at the front). */
    public record Field(String name, String json, String after) {}

    /** What lies inside a member, by names relative to it. */
    public Extras under(String member) {
        String prefix = escape(member) + "/";
        List<Field> inner = fields.stream()
                .filter(f -> f.name().startsWith(prefix))
                .map(f -> new Field(f.name().substring(prefix.length()), f.json(), f.after()))
                .toList();
        return inner.isEmpty() ? NONE : new Extras(inner);
    }

    /** The fields of the object itself. */
    public List<Field> own() {
        return fields.stream().filter(f -> f.name().indexOf('/') < 0).toList();
    }

    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    public static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}

package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import java.util.List;

/** Where a value is being read: its JSON path, and the lists that errors and unknown fields go to. */
public final class Place {
    private final String path;
    private final String prefix;
    private final List<ReadError> errors;
    private final List<Extras.Field> extras;

    private Place(String path, String prefix, List<ReadError> errors, List<Extras.Field> extras) {
        this.path = path;
        this.prefix = prefix;
        this.errors = errors;
        this.extras = extras;
    }

    /** The root of a document; errors and unknown fields are added to the lists. */
    public static Place root(List<ReadError> errors, List<Extras.Field> extras) {
        return new Place("", "", errors, extras);
    }

    /** A member or element inside this place; its unknown fields go to the same owner, under its name. */
    public Place at(String member) {
        return new Place(path + "/" + member, prefix + Extras.escape(member) + "/", errors, extras);
    }

    /** The same place, where unknown fields belong to an owner of their own. */
    public Place owning(List<Extras.Field> own) {
        return new Place(path, "", errors, own);
    }

    public void wrong(JsonValue found, Message accepted) {
        Position at = found.position();
        errors.add(new ReadError(
                at.line(),
                at.column(),
                path,
                text("read.wrong", path.isEmpty() ? "/" : path, describe(found), accepted)));
    }

    /** An error in words of its own. */
    public void report(JsonValue at, Message message) {
        errors.add(new ReadError(
                at.position().line(),
                at.position().column(),
                path,
                text("read.at", path.isEmpty() ? "/" : path, message)));
    }

    /** Keeps a member that nobody knows; {@code after} is the name of the member before it. */
    public void unknown(JsonMember member, String after) {
        extras.add(new Extras.Field(prefix + Extras.escape(member.name()), JsonWriter.write(member.value()), after));
    }

    /** A value as an error message shows it: short, and never more than one line. */
    private static Object describe(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonObject _ -> text("read.found.object");
            case JsonValue.JsonArray _ -> text("read.found.array");
            case JsonValue.JsonNull _ -> "null";
            case JsonValue.JsonBool bool -> Boolean.toString(bool.value());
            case JsonValue.JsonNumber number -> shortened(number.text());
            case JsonValue.JsonString string -> '"' + shortened(string.value()) + '"';
        };
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}

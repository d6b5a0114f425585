package dev.takt.projects.format;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.json.Position;
import dev.takt.projects.kind.Place;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.ReadError;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Project files as text: canonical JSON, read with every error named and nothing lost. */
public final class ProjectFormat {
    /** The version this program writes, and the only one there is so far. */
    public static final int VERSION = 1;

    /** Rule id of the problems of a file. */
    public static final String RULE = "file-format";

    private static final String VERSION_NAME = "takt";

    private ProjectFormat() {}

    /** The canonical text of a design: the same design gives the same text, and {@link #read} gives the design back. */
    public static String write(Project project) {
        JsonMember version = new JsonMember(VERSION_NAME, Json.number(VERSION), Position.NONE);
        return JsonWriter.write(
                new JsonObject(ProjectKind.SHAPE.write(List.of(version), project, project.extras()), Position.NONE));
    }

    /** The design in a text, as far as it can be read, with all errors. */
    public static Opened read(String text) {
        JsonValue json;
        try {
            json = JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            return new Opened(Optional.empty(), List.of(problem(e.line(), e.column(), e.reason())));
        }
        List<ReadError> errors = new ArrayList<>();
        List<Extras.Field> extras = new ArrayList<>();
        Place root = Place.root(errors, extras);
        if (!(json instanceof JsonObject object)) {
            root.wrong(json, text("accepts.project"));
            return new Opened(Optional.empty(), problems(errors));
        }
        version(object, root);
        Project read = ProjectKind.SHAPE.read(ProjectKind.SHAPE.blank(), object, List.of(VERSION_NAME), root);
        Project project = read.withItems(unique(read.items(), object, root)).withExtras(new Extras(extras));
        return new Opened(Optional.of(project), problems(errors));
    }

    private static void version(JsonObject object, Place root) {
        Optional<JsonValue> version = object.get(VERSION_NAME);
        if (version.isEmpty()) {
            root.report(object, text("read.missing", VERSION_NAME, text("accepts.version", VERSION)));
            return;
        }
        long number = version.get() instanceof JsonNumber n ? n.asLong().orElse(0L) : 0L;
        if (number > VERSION) {
            root.at(VERSION_NAME).report(version.get(), text("read.newer", Long.toString(number), VERSION));
        } else if (number != VERSION) {
            root.at(VERSION_NAME).wrong(version.get(), text("accepts.version", VERSION));
        }
    }

    /** Of items with the same id only the first can be referred to: the others are named and left out. */
    private static List<Item> unique(List<Item> items, JsonObject object, Place root) {
        Set<ItemId> seen = new HashSet<>();
        List<Item> kept = new ArrayList<>();
        for (Item item : items) {
            if (seen.add(item.id())) {
                kept.add(item);
            } else {
                root.at("items").report(object.get("items").orElse(object), text("read.twice", item.id(), item.name()));
            }
        }
        return kept;
    }

    private static List<Problem> problems(List<ReadError> errors) {
        return errors.stream()
                .map(e -> problem(e.line(), e.column(), e.message()))
                .toList();
    }

    private static Problem problem(int line, int column, Message message) {
        return new Problem(RULE, Severity.ERROR, message, Optional.empty(), "", line, column, List.of());
    }
}

package dev.takt.projects.script;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.units.Parsed;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the items of a design stand in a text: by name where that finds exactly one that may stand there, else by id. */
final class Names {
    private static final String UNSET = "?";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final int OFFERED = 12;

    private final Project project;

    Names(Project project) {
        this.project = project;
    }

    String of(ReferenceType type, ItemId id) {
        if (id.equals(ReferenceType.UNSET)) {
            return UNSET;
        }
        return type.candidates(project).stream()
                .filter(i -> i.id().equals(id))
                .map(Item::name)
                .filter(name -> called(type, name).size() == 1)
                .findFirst()
                .map(name -> PLAIN.matcher(name).matches() ? name : quoted(name))
                .orElse("#" + id);
    }

    private List<Item> called(ReferenceType type, String name) {
        return type.candidates(project).stream()
                .filter(i -> i.name().equals(name))
                .toList();
    }

    /** The item that a word stands for; one by its id need not be there, as a file may refer to nothing. */
    Parsed<ItemId> item(ReferenceType type, Token word) {
        boolean plain = word.kind() == Token.Kind.WORD;
        if (plain && word.text().equals(UNSET)) {
            return new Parsed.Ok<>(ReferenceType.UNSET);
        }
        if (plain && word.text().startsWith("#") && ItemId.isValid(word.text().substring(1))) {
            return new Parsed.Ok<>(ItemId.of(word.text().substring(1)));
        }
        List<Item> found = called(type, word.text());
        if (found.size() > 1) {
            String ids = found.stream().map(i -> "#" + i.id()).collect(Collectors.joining(", "));
            return new Parsed.Wrong<>(text("script.name.several", word.text(), ids));
        }
        return found.isEmpty()
                ? new Parsed.Wrong<>(text("script.name.none", word.text(), offered(type)))
                : new Parsed.Ok<>(found.getFirst().id());
    }

    /** What may stand for an item of a type, in words. */
    Object offered(ReferenceType type) {
        List<Item> candidates = type.candidates(project);
        if (candidates.isEmpty()) {
            return text("script.name.nothing");
        }
        String first =
                candidates.stream().limit(OFFERED).map(i -> of(type, i.id())).collect(Collectors.joining(", "));
        return candidates.size() > OFFERED ? first + ", …" : first;
    }

    /** A text in quotation marks, written as JSON writes it: on one line, whatever is in it. */
    static String quoted(String words) {
        return JsonWriter.write(Json.string(words)).strip();
    }
}
